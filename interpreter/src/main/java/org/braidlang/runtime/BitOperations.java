package org.braidlang.runtime;

import java.math.BigInteger;

/** The operators on the bits of ints, which are those of sets as well. */
final class BitOperations {
    private BitOperations() {}

    static Object and(final Object left, final Object right) {
        if (left instanceof Boolean x && right instanceof Boolean y) {
            return x & y;
        }
        if (Numbers.isInteger(left) && Numbers.isInteger(right)) {
            return Numbers.normalise(Numbers.big(left).and(Numbers.big(right)));
        }
        if (left instanceof SetValue set && right instanceof SetValue other) {
            return set.intersection(other);
        }
        throw Arithmetic.unsupported("&", left, right);
    }

    static Object or(final Object left, final Object right) {
        if (left instanceof Boolean x && right instanceof Boolean y) {
            return x | y;
        }
        if (Numbers.isInteger(left) && Numbers.isInteger(right)) {
            return Numbers.normalise(Numbers.big(left).or(Numbers.big(right)));
        }
        if (left instanceof SetValue set && right instanceof SetValue other) {
            return set.union(other);
        }
        if (left instanceof DictValue dict && right instanceof DictValue other) {
            final DictValue union = dict.copy();
            union.putAll(other);
            return union;
        }
        throw Arithmetic.unsupported("|", left, right);
    }

    static Object xor(final Object left, final Object right) {
        if (left instanceof Boolean x && right instanceof Boolean y) {
            return x ^ y;
        }
        if (Numbers.isInteger(left) && Numbers.isInteger(right)) {
            return Numbers.normalise(Numbers.big(left).xor(Numbers.big(right)));
        }
        if (left instanceof SetValue set && right instanceof SetValue other) {
            return set.symmetricDifference(other);
        }
        throw Arithmetic.unsupported("^", left, right);
    }

    static Object shiftLeft(final Object left, final Object right) {
        if (Numbers.isInteger(left) && Numbers.isInteger(right)) {
            return Numbers.shiftLeft(left, right);
        }
        throw Arithmetic.unsupported("<<", left, right);
    }

    static Object shiftRight(final Object left, final Object right) {
        if (Numbers.isInteger(left) && Numbers.isInteger(right)) {
            return Numbers.shiftRight(left, right);
        }
        throw Arithmetic.unsupported(">>", left, right);
    }

    static Object invert(final Object value) {
        return switch (value) {
            case Long number -> ~number;
            case BigInteger number -> number.not();
            case Boolean truth -> truth ? -2L : -1L;
            default -> throw Arithmetic.unsupported("~", value);
        };
    }
}
