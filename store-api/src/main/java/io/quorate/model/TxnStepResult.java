package io.quorate.model;

/** What one step of a transaction answered. */
public sealed interface TxnStepResult permits GetResult, RangeResult, PutResult, DeleteResult {}
