package org.braidlang.runtime;

import java.math.BigInteger;
import java.util.List;
import org.braidlang.concurrency.Coroutine;

/** The types of values. */
public final class Types {
    private static final TypeValue INT = made("int");
    private static final TypeValue FLOAT = made("float");
    private static final TypeValue BOOL = made("bool");
    private static final TypeValue STR = made("str");
    private static final TypeValue BYTES = made("bytes");
    private static final TypeValue LIST = made("list");
    private static final TypeValue TUPLE = made("tuple");
    private static final TypeValue DICT = made("dict");
    private static final TypeValue SET = made("set");
    private static final TypeValue RANGE = made("range");
    private static final TypeValue TYPE = made("type");
    private static final List<TypeValue> NAMED =
            List.of(INT, FLOAT, BOOL, STR, BYTES, LIST, TUPLE, DICT, SET, RANGE, TYPE);

    private Types() {}

    private static TypeValue made(final String name) {
        return new TypeValue(name, ConversionsTable.FUNCTIONS.get(name));
    }

    /** The types that have a name in every script. */
    static List<TypeValue> named() {
        return NAMED;
    }

    /** As messages show it. */
    public static String nameOf(final Object value) {
        return switch (value) {
            case None _ -> "none";
            case Boolean _ -> "bool";
            case Long _, BigInteger _ -> "int";
            case Double _ -> "float";
            case String _ -> "str";
            case Bytes _ -> "bytes";
            case ListValue _ -> "list";
            case TupleValue _ -> "tuple";
            case DictValue _ -> "dict";
            case SetValue _ -> "set";
            case RangeValue _ -> "range";
            case DictView view -> view.typeName();
            case ErrorValue error -> error.kind().name();
            case TypeValue _, ErrorKind _ -> "type";
            case Callable _ -> "function";
            case ModuleValue _ -> "module";
            case Instance instance -> instance.typeName();
            case Coroutine _ -> "coroutine";
            case Generator _ -> "generator";
            case LazyIteration lazy -> lazy.typeName();
            case Iteration _ -> "iterator";
            default -> value.getClass().getSimpleName();
        };
    }

    /** What {@code type(value)} gives. */
    static Object of(final Object value) {
        if (value instanceof ErrorValue error) {
            return error.kind();
        }
        return named(nameOf(value));
    }

    /** The type of this name; one that cannot be called where scripts have no such name. */
    public static TypeValue named(final String name) {
        for (final TypeValue type : NAMED) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        return new TypeValue(name, null);
    }

    /** What {@code isinstance(value, types)} gives: types are a type, an error kind or a tuple of them. */
    static boolean isInstance(final Object value, final Object types) {
        return switch (types) {
            case TypeValue type -> type.equals(of(value)) || value instanceof Boolean && type == INT;
            case ErrorKind kind -> value instanceof ErrorValue error && error.kind().isA(kind);
            case BuiltinFunction constructor -> nameOf(value).equals(constructor.name());
            case TupleValue tuple -> {
                for (final Object type : tuple.items()) {
                    if (isInstance(value, type)) {
                        yield true;
                    }
                }
                yield false;
            }
            default -> throw Errors.typeError("isinstance() arg 2 must be a type, an error kind or a tuple of them");
        };
    }
}
