package org.braidlang.runtime;

import java.math.BigInteger;

/** The arithmetic operators for all operands: mixed numbers, ints of any size, and the other types that have them. */
final class Arithmetic {
    private Arithmetic() {}

    static Object add(final Object left, final Object right) {
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return isFloat(left, right)
                    ? (Object) (Numbers.toDouble(left) + Numbers.toDouble(right))
                    : Numbers.normalise(Numbers.checked(Numbers.big(left).add(Numbers.big(right))));
        }
        return Sequences.concatenate(left, right);
    }

    static Object subtract(final Object left, final Object right) {
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return isFloat(left, right)
                    ? (Object) (Numbers.toDouble(left) - Numbers.toDouble(right))
                    : Numbers.normalise(Numbers.checked(Numbers.big(left).subtract(Numbers.big(right))));
        }
        if (left instanceof SetValue set && right instanceof SetValue other) {
            return set.difference(other);
        }
        throw unsupported("-", left, right);
    }

    static Object multiply(final Object left, final Object right) {
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return isFloat(left, right)
                    ? (Object) (Numbers.toDouble(left) * Numbers.toDouble(right))
                    : Numbers.multiply(Numbers.big(left), Numbers.big(right));
        }
        if (Sequences.canRepeat(left)) {
            return Sequences.repeat(left, right);
        }
        if (Sequences.canRepeat(right)) {
            return Sequences.repeat(right, left);
        }
        throw unsupported("*", left, right);
    }

    static Object divide(final Object left, final Object right) {
        if (!Numbers.isNumber(left) || !Numbers.isNumber(right)) {
            throw unsupported("/", left, right);
        }
        if (isFloat(left, right)) {
            return UnboxedArithmetic.divide(Numbers.toDouble(left), Numbers.toDouble(right));
        }
        final BigInteger divisor = Numbers.big(right);
        if (divisor.signum() == 0) {
            throw Errors.zeroDivision("division by zero");
        }
        return Numbers.divide(Numbers.big(left), divisor);
    }

    static Object floorDivide(final Object left, final Object right) {
        if (!Numbers.isNumber(left) || !Numbers.isNumber(right)) {
            throw unsupported("//", left, right);
        }
        if (isFloat(left, right)) {
            return UnboxedArithmetic.floorDivide(Numbers.toDouble(left), Numbers.toDouble(right));
        }
        final BigInteger divisor = Numbers.big(right);
        if (divisor.signum() == 0) {
            throw integerDivisionByZero();
        }
        return Numbers.normalise(Numbers.floorDivide(Numbers.big(left), divisor));
    }

    static Object modulo(final Object left, final Object right) {
        if (!Numbers.isNumber(left) || !Numbers.isNumber(right)) {
            if (left instanceof String) {
                throw Errors.typeError("a str has no '%'; write an f-string such as f\"{value:.2f}\"");
            }
            throw unsupported("%", left, right);
        }
        if (isFloat(left, right)) {
            return UnboxedArithmetic.modulo(Numbers.toDouble(left), Numbers.toDouble(right));
        }
        final BigInteger divisor = Numbers.big(right);
        if (divisor.signum() == 0) {
            throw integerModuloByZero();
        }
        return Numbers.normalise(Numbers.modulo(Numbers.big(left), divisor));
    }

    static Object power(final Object left, final Object right) {
        if (!Numbers.isNumber(left) || !Numbers.isNumber(right)) {
            throw unsupported("** or pow()", left, right);
        }
        return isFloat(left, right)
                ? Numbers.power(Numbers.toDouble(left), Numbers.toDouble(right))
                : Numbers.power(integer(left), integer(right));
    }

    static Object negate(final Object value) {
        return switch (value) {
            case Double number -> -number;
            case Long _, BigInteger _, Boolean _ -> Numbers.normalise(Numbers.big(value).negate());
            default -> throw unsupported("-", value);
        };
    }

    static Object positive(final Object value) {
        return switch (value) {
            case Double _, Long _, BigInteger _ -> value;
            case Boolean truth -> truth ? 1L : 0L;
            default -> throw unsupported("+", value);
        };
    }

    /** An int or a bool as an int. */
    static Object integer(final Object value) {
        return value instanceof Boolean truth ? (Object) (truth ? 1L : 0L) : value;
    }

    private static boolean isFloat(final Object left, final Object right) {
        return left instanceof Double || right instanceof Double;
    }

    static ScriptError integerDivisionByZero() {
        return Errors.zeroDivision("integer division or modulo by zero");
    }

    static ScriptError integerModuloByZero() {
        return Errors.zeroDivision("integer modulo by zero");
    }

    static ScriptError unsupported(final String operator, final Object left, final Object right) {
        return Errors.typeError("unsupported operand type(s) for " + operator + ": '" + Types.nameOf(left) + "' and '"
                + Types.nameOf(right) + "'");
    }

    static ScriptError unsupported(final String operator, final Object value) {
        return Errors.typeError("bad operand type for unary " + operator + ": '" + Types.nameOf(value) + "'");
    }
}
