package org.braidlang.runtime;

import java.util.ArrayList;
import java.util.List;

/** The texts of containers and of all other values that are neither text nor numbers. Used by one task at a time. */
final class ValueText {
    /** How many containers may stand in each other, as many as calls may. */
    static final int DEEPEST = 3000;

    private final StringBuilder text = new StringBuilder();

    /** The containers that are being written, outermost first: one that contains itself is cut short. */
    private final List<Object> open = new ArrayList<>();

    private ValueText() {}

    static String repr(final Object value) {
        return switch (value) {
            case ListValue list -> write(list);
            case TupleValue tuple -> write(tuple);
            case DictValue dict -> write(dict);
            case SetValue set -> write(set);
            case DictView view -> write(view);
            case ErrorValue error ->
                error.kind().name() + "(" + (error.message().isEmpty() ? "" : TextRepr.of(error.message())) + ")";
            case Bytes bytes -> TextRepr.of(bytes.toArray());
            default -> value.toString();
        };
    }

    private static String write(final Object container) {
        final ValueText writer = new ValueText();
        writer.add(container);
        return writer.text.toString();
    }

    private void add(final Object value) {
        switch (value) {
            case ListValue list -> container(list, list.toArray(), "[", "]");
            case TupleValue tuple -> container(tuple, tuple.toArray(), "(", tuple.size() == 1 ? ",)" : ")");
            case DictValue dict -> dict(dict);
            case SetValue set -> {
                final Object[] items = set.toArray();
                if (items.length == 0) {
                    text.append("set()");
                } else {
                    container(set, items, "{", "}");
                }
            }
            case DictView view -> container(view, view.toArray(), view.typeName() + "([", "])");
            default -> text.append(Format.repr(value));
        }
    }

    private void container(final Object container, final Object[] items, final String from, final String to) {
        text.append(from);
        if (isOpen(container)) {
            text.append("...").append(to.charAt(to.length() - 1));
            return;
        }
        open(container);
        for (int i = 0; i < items.length; i++) {
            if (i > 0) {
                text.append(", ");
            }
            add(items[i]);
        }
        open.removeLast();
        text.append(to);
    }

    private void dict(final DictValue dict) {
        if (isOpen(dict)) {
            text.append("{...}");
            return;
        }
        open(dict);
        text.append('{');
        final Object[] keysAndValues = dict.toArray();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (i > 0) {
                text.append(", ");
            }
            add(keysAndValues[i]);
            text.append(": ");
            add(keysAndValues[i + 1]);
        }
        open.removeLast();
        text.append('}');
    }

    private void open(final Object container) {
        if (open.size() == DEEPEST) {
            throw Errors.recursionError();
        }
        open.add(container);
    }

    private boolean isOpen(final Object container) {
        for (final Object outer : open) {
            if (outer == container) {
                return true;
            }
        }
        return false;
    }
}
