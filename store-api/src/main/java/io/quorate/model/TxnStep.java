package io.quorate.model;

/** What a transaction may do in a branch; each can also be asked for by itself. */
public sealed interface TxnStep permits Get, Range, Put, Delete, DeleteRange {}
