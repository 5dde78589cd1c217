package org.braidlang.runtime;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/** The methods of the built-in types by name; each table is made when it is first asked for. */
public final class Methods {
    private Methods() {}

    /** The methods of str stand in several classes. */
    private static final class Str {
        static final Map<String, BuiltinFunction> ALL = all();

        private static Map<String, BuiltinFunction> all() {
            final Map<String, BuiltinFunction> all = new HashMap<>();
            all.putAll(StrCaseMethodsTable.STR);
            all.putAll(StrLayoutMethodsTable.STR);
            all.putAll(StrSearchMethodsTable.STR);
            all.putAll(StrSplitMethodsTable.STR);
            return all;
        }
    }

    /** Those of a value. */
    public static Map<String, BuiltinFunction> of(final Object value) {
        return switch (value) {
            case ListValue _ -> ListMethodsTable.LIST;
            case DictValue _ -> DictMethodsTable.DICT;
            case String _ -> Str.ALL;
            case SetValue _ -> SetMethodsTable.SET;
            case Instance instance -> instance.methods();
            case TupleValue _ -> TupleMethodsTable.TUPLE;
            case Long _, BigInteger _, Boolean _ -> NumberMethodsTable.INT;
            case Double _ -> NumberMethodsTable.FLOAT;
            case Bytes _ -> BytesMethodsTable.BYTES;
            case RangeValue _ -> RangeMethodsTable.RANGE;
            default -> Map.of();
        };
    }

    /** Those of the values of a type. */
    public static Map<String, BuiltinFunction> ofType(final String type) {
        return switch (type) {
            case "list" -> ListMethodsTable.LIST;
            case "dict" -> DictMethodsTable.DICT;
            case "str" -> Str.ALL;
            case "set" -> SetMethodsTable.SET;
            case "tuple" -> TupleMethodsTable.TUPLE;
            case "int", "bool" -> NumberMethodsTable.INT;
            case "float" -> NumberMethodsTable.FLOAT;
            case "bytes" -> BytesMethodsTable.BYTES;
            case "range" -> RangeMethodsTable.RANGE;
            default -> Map.of();
        };
    }
}
