package io.quorate.store.http;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message as JSON: names as in the schema, bytes in base64, 64-bit numbers as numbers,
 * enumerations as the last words of their names in lower case. Zero values are written, absent
 * messages are not.
 */
final class ProtoJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ProtoJson() {}

  static ObjectNode of(Message message) {
    ObjectNode node = JSON.objectNode();
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      if (field.isMapField()) {
        putMap(node.putObject(field.getName()), (List<?>) message.getField(field));
      } else if (field.isRepeated()) {
        ArrayNode items = node.putArray(field.getName());
        ((List<?>) message.getField(field)).forEach(item -> add(items, field, item));
      } else if (!field.hasPresence() || message.hasField(field)) {
        ArrayNode one = JSON.arrayNode();
        add(one, field, message.getField(field));
        node.set(field.getName(), one.get(0));
      }
    }
    return node;
  }

  /** The schema's maps are all from text to text. */
  private static void putMap(ObjectNode node, List<?> entries) {
    for (Object entry : entries) {
      Message pair = (Message) entry;
      List<FieldDescriptor> fields = pair.getDescriptorForType().getFields();
      node.put(
          String.valueOf(pair.getField(fields.get(0))),
          String.valueOf(pair.getField(fields.get(1))));
    }
  }

  private static void add(ArrayNode to, FieldDescriptor field, Object value) {
    switch (value) {
      case Message message -> to.add(of(message));
      case ByteString bytes -> to.add(Base64.getEncoder().encodeToString(bytes.toByteArray()));
      case EnumValueDescriptor constant -> to.add(word(constant));
      case Boolean flag -> to.add(flag);
      case Long number -> to.add(number);
      case Integer number -> to.add(number);
      case String text -> to.add(text);
      default -> throw new IllegalStateException("no JSON form for " + field.getFullName());
    }
  }

  /** {@code LEVEL_STRONG} of {@code Level} is {@code strong}. */
  private static String word(EnumValueDescriptor constant) {
    String prefix = constant.getType().getName().toUpperCase(Locale.ROOT) + "_";
    String name = constant.getName();
    return (name.startsWith(prefix) ? name.substring(prefix.length()) : name)
        .toLowerCase(Locale.ROOT);
  }
}
