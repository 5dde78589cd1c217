package org.braidlang.runtime;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Equality as Python has it: numbers by value whatever their type, containers by content, the rest by identity. */
final class Equality {
    private Equality() {}

    static boolean equal(final Object left, final Object right) {
        return equal(left, right, 0);
    }

    /** @param depth how many containers these two values stand in */
    private static boolean equal(final Object left, final Object right, final int depth) {
        return switch (left) {
            case Long x -> equalInteger(x, right);
            case BigInteger x -> equalInteger(x, right);
            case Boolean x -> right instanceof Boolean y ? (boolean) x == y : equalInteger(x ? 1L : 0L, right);
            case Double x -> right instanceof Double y ? (double) x == y : equalFloat(x, right);
            case ListValue x -> right instanceof ListValue y && (x == y || equalItems(x, y, inside(depth)));
            case TupleValue x -> right instanceof TupleValue y && (x == y || equalItems(x, y, inside(depth)));
            case DictValue x -> right instanceof DictValue y && (x == y || x.sameContent(y, inside(depth)));
            case SetValue x -> right instanceof SetValue y && (x == y || x.sameContent(y));
            case BuiltinFunction constructor when right instanceof TypeValue type -> type.equals(constructor);
            case ErrorKind kind when right instanceof String name -> kind.name().equals(name);
            case String name when right instanceof ErrorKind kind -> kind.name().equals(name);
            default -> left.equals(right);
        };
    }

    /** Ends the comparison of values that are nested in themselves while the stack still shows the script's lines. */
    private static int inside(final int depth) {
        if (depth == ValueText.DEEPEST) {
            throw Errors.recursionError();
        }
        return depth + 1;
    }

    /** What counts as the same item of a container: equal, or the very same value, which a NaN is to itself. */
    static boolean same(final Object left, final Object right) {
        return same(left, right, 0);
    }

    /** As {@link #same(Object, Object)}, for values that stand in {@code depth} containers. */
    static boolean same(final Object left, final Object right, final int depth) {
        return left == right || equal(left, right, depth) || isNan(left) && isNan(right);
    }

    private static boolean isNan(final Object value) {
        return value instanceof Double number && Double.isNaN(number);
    }

    private static boolean equalInteger(final Object left, final Object right) {
        return switch (right) {
            case Long y -> left.equals(y);
            case BigInteger y -> left.equals(y);
            case Boolean y -> left.equals(y ? 1L : 0L);
            case Double y -> Numbers.equal(left, y);
            default -> false;
        };
    }

    private static boolean equalFloat(final double left, final Object right) {
        final @Nullable Object integer = Numbers.integerOrNull(right);
        return integer != null && Numbers.equal(integer, left);
    }

    private static boolean equalItems(final Sequence left, final Sequence right, final int depth) {
        final int size = left.size();
        if (size != right.size()) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            final @Nullable Object x = left.getOrNull(i);
            final @Nullable Object y = right.getOrNull(i);
            if (x == null || y == null || !same(x, y, depth)) {
                return false;
            }
        }
        return true;
    }
}
