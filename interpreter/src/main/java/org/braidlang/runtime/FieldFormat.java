package org.braidlang.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The fields of {@code str.format}: <code>{name.attribute[index]!conversion:spec}</code>. One object fills in one text.
 */
final class FieldFormat {
    private final Object[] values;
    private final DictValue named;

    /** The number of the next field that names nothing; -1 once a field was numbered by hand. */
    private int next;

    private FieldFormat(final Object[] values, final DictValue named) {
        this.values = values;
        this.named = named;
    }

    static String format(final String template, final Object[] values, final DictValue named) {
        return new FieldFormat(values, named).fill(template, 2);
    }

    /** @param depth how many levels of fields within fields are allowed */
    private String fill(final String template, final int depth) {
        if (depth == 0) {
            throw Errors.valueError("Max string recursion exceeded");
        }
        final StringBuilder text = new StringBuilder(template.length() + 16);
        final int end = template.length();
        int at = 0;
        while (at < end) {
            final char character = template.charAt(at++);
            if (character != '{' && character != '}') {
                text.append(character);
            } else if (at < end && template.charAt(at) == character) {
                text.append(character);
                at++;
            } else if (character == '}') {
                throw Errors.valueError("Single '}' encountered in format string");
            } else if (at == end) {
                throw Errors.valueError("Single '{' encountered in format string");
            } else {
                final int close = closing(template, at);
                text.append(field(template.substring(at, close), depth));
                at = close + 1;
            }
        }
        return text.toString();
    }

    /** Where the field that begins at {@code from} ends; braces within an index do not count. */
    private static int closing(final String template, final int from) {
        int open = 1;
        boolean index = false;
        boolean inSpec = false;
        for (int at = from; at < template.length(); at++) {
            final char character = template.charAt(at);
            if (index) {
                index = character != ']';
                continue;
            }
            switch (character) {
                case '[' -> index = !inSpec;
                case ':', '!' -> inSpec = true;
                case '{' -> {
                    open++;
                    inSpec = true;
                }
                case '}' -> {
                    if (--open == 0) {
                        return at;
                    }
                }
                default -> { }
            }
        }
        throw Errors.valueError("expected '}' before end of string");
    }

    private String field(final String field, final int depth) {
        final int nameEnd = nameEnd(field);
        final Object value = value(field.substring(0, nameEnd));
        int at = nameEnd;
        char conversion = 0;
        if (at < field.length() && field.charAt(at) == '!') {
            if (at + 1 == field.length()) {
                throw Errors.valueError("end of string while looking for conversion specifier");
            }
            conversion = field.charAt(at + 1);
            at += 2;
            if (at < field.length() && field.charAt(at) != ':') {
                throw Errors.valueError("expected ':' after conversion specifier");
            }
            if (conversion != 'r' && conversion != 's' && conversion != 'a') {
                throw Errors.valueError("Unknown conversion specifier '" + conversion + "'; there are !r, !s and !a");
            }
        }
        final String spec = at < field.length() ? field.substring(at + 1) : "";
        final boolean nested = spec.indexOf('{') >= 0 || spec.indexOf('}') >= 0;
        return Format.format(value, conversion, nested ? fill(spec, depth - 1) : spec);
    }

    private static int nameEnd(final String field) {
        boolean index = false;
        for (int at = 0; at < field.length(); at++) {
            final char character = field.charAt(at);
            if (character == '[') {
                index = true;
            } else if (character == ']') {
                index = false;
            } else if (!index && (character == ':' || character == '!')) {
                return at;
            } else if (!index && character == '{') {
                throw Errors.valueError("unexpected '{' in field name");
            }
        }
        return field.length();
    }

    private Object value(final String path) {
        int at = 0;
        while (at < path.length() && path.charAt(at) != '.' && path.charAt(at) != '[') {
            at++;
        }
        Object value = argument(path.substring(0, at));
        while (at < path.length()) {
            final boolean attribute = path.charAt(at) == '.';
            if (!attribute && path.charAt(at) != '[') {
                throw Errors.valueError("Only '.' or '[' may follow ']' in format field specifier");
            }
            int end = at + 1;
            while (end < path.length()
                    && (attribute ? path.charAt(end) != '.' && path.charAt(end) != '[' : path.charAt(end) != ']')) {
                end++;
            }
            if (!attribute && end == path.length()) {
                throw Errors.valueError("Missing ']' in format string");
            }
            final String name = path.substring(at + 1, end);
            if (name.isEmpty()) {
                throw Errors.valueError("Empty attribute in format string");
            }
            if (attribute) {
                value = Attributes.get(value, name);
                at = end;
            } else {
                final Long index = number(name);
                value = Subscripts.index(value, index != null ? index : name);
                at = end + 1;
            }
        }
        return value;
    }

    private Object argument(final String name) {
        final Long index = name.isEmpty() ? automatic() : manual(number(name));
        if (index == null) {
            final Object value = named.get(name);
            if (value == null) {
                throw Errors.keyError(name);
            }
            return value;
        }
        if (index >= values.length) {
            throw Errors.indexError("Replacement index " + index + " out of range for positional args tuple");
        }
        return values[(int) (long) index];
    }

    private Long automatic() {
        if (next < 0) {
            throw Errors.valueError(
                    "cannot switch from manual field specification to automatic field numbering");
        }
        return (long) next++;
    }

    private @Nullable Long manual(final @Nullable Long index) {
        if (index != null) {
            if (next > 0) {
                throw Errors.valueError(
                        "cannot switch from automatic field numbering to manual field specification");
            }
            next = -1;
        }
        return index;
    }

    /** The number that these digits stand for, or null if they are no digits. */
    private static @Nullable Long number(final String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return null;
            }
        }
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > 18) {
            throw Errors.valueError("Too many decimal digits in format string");
        }
        return Long.parseLong(text);
    }
}
