package dev.assay.model.json;

import dev.assay.model.StorableText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the fields of a JSON object; what does not fit is noted with its pointer and replaced by a default. */
public final class Fields {
    private final JsonNode object;
    private final String pointer;
    private final Faults faults;

    public Fields(JsonNode object, String pointer, Faults faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
        if (!object.isObject()) {
            faults.add(pointer, "must be an object");
        }
    }

    /** Notes every field that is not one of these: a misspelt option must not be dropped in silence. */
    public Fields allowOnly(Set<String> names) {
        object.propertyNames().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> fault(name, "is not a known field"));
        return this;
    }

    public Optional<String> optionalText(String name, int maxLength) {
        return Optional.ofNullable(present(name)).flatMap(node -> text(node, at(name), maxLength));
    }

    public String text(String name, int maxLength) {
        return optionalText(name, maxLength).orElse("");
    }

    public String requiredText(String name, int maxLength) {
        requirePresent(name);
        var text = optionalText(name, maxLength);
        if (text.map(String::isBlank).orElse(false)) {
            fault(name, "is required");
        }
        return text.orElse("");
    }

    /** A required value made of text, such as an identifier; an {@link IllegalArgumentException} becomes a fault. */
    public <T> @Nullable T required(String name, int maxLength, Function<String, T> parse) {
        var text = requiredText(name, maxLength);
        return text.isBlank() ? null : parsed(at(name), text, parse);
    }

    public <T> Optional<T> optional(String name, int maxLength, Function<String, T> parse) {
        return optionalText(name, maxLength).flatMap(text -> Optional.ofNullable(parsed(at(name), text, parse)));
    }

    /** Notes a value that differs from the present one, of what never changes; it may be left out. */
    public <T> Fields keeping(String name, int maxLength, T present, Function<String, T> parse) {
        var given = optional(name, maxLength, parse);
        if (given.filter(value -> !value.equals(present)).isPresent()) {
            fault(name, "differs from the one in the address: it never changes");
        }
        return this;
    }

    public Optional<BigDecimal> number(String name) {
        var node = present(name);
        if (node == null) {
            return Optional.empty();
        }
        var wrong = Numbers.fault(node);
        wrong.ifPresent(detail -> fault(name, detail));
        return wrong.isPresent() ? Optional.empty() : Optional.of(node.decimalValue());
    }

    public <T> Optional<T> number(String name, Function<BigDecimal, T> parse) {
        return number(name).flatMap(value -> Optional.ofNullable(parsed(at(name), value, parse)));
    }

    public <T> Optional<T> requiredNumber(String name, Function<BigDecimal, T> parse) {
        requirePresent(name);
        return number(name, parse);
    }

    public boolean flag(String name, boolean otherwise) {
        var node = present(name);
        if (node == null) {
            return otherwise;
        }
        if (!node.isBoolean()) {
            fault(name, "must be true or false");
            return otherwise;
        }
        return node.booleanValue();
    }

    public Optional<Instant> instant(String name) {
        return optional(name, 50, text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException _) {
                throw new IllegalArgumentException("must be an ISO 8601 instant such as 2026-01-31T09:00:00Z");
            }
        });
    }

    /** The elements of an array, each read with its own pointer; a missing array is empty. */
    public <T> List<T> list(String name, int maxSize, BiFunction<JsonNode, String, @Nullable T> element) {
        var node = present(name);
        if (node == null) {
            return List.of();
        }
        if (!node.isArray()) {
            fault(name, "must be a list");
            return List.of();
        }
        if (node.size() > maxSize) {
            fault(name, "must have at most " + maxSize + " elements");
            return List.of();
        }
        var elements = new ArrayList<T>();
        for (int i = 0; i < node.size(); i++) {
            var value = element.apply(node.get(i), at(name) + "/" + i);
            if (value != null) {
                elements.add(value);
            }
        }
        return elements;
    }

    /** The elements of an array of texts. */
    public <T> List<T> texts(String name, int maxSize, int maxLength, Function<String, T> parse) {
        return list(name, maxSize, (node, where) -> {
            var text = text(node, where, maxLength);
            return text.isEmpty() ? null : parsed(where, text.get(), parse);
        });
    }

    public Optional<JsonNode> node(String name) {
        return Optional.ofNullable(present(name));
    }

    public String at(String name) {
        return Pointers.at(pointer, name);
    }

    public void fault(String name, String detail) {
        faults.add(at(name), detail);
    }

    private Optional<String> text(JsonNode node, String where, int maxLength) {
        if (!node.isString()) {
            faults.add(where, "must be text");
        } else if (node.stringValue().length() > maxLength) {
            faults.add(where, "must be at most " + maxLength + " characters long");
        } else if (!StorableText.isStorable(node.stringValue())) {
            faults.add(where, StorableText.FORM);
        } else {
            return Optional.of(node.stringValue());
        }
        return Optional.empty();
    }

    private void requirePresent(String name) {
        if (object.isObject() && present(name) == null) {
            fault(name, "is required");
        }
    }

    private @Nullable JsonNode present(String name) {
        var node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private <S, T> @Nullable T parsed(String where, S value, Function<S, T> parse) {
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException e) {
            faults.add(where, String.valueOf(e.getMessage()));
            return null;
        }
    }
}
