package org.braidlang.runtime;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The texts of floats: the shortest one that gives the same float back, as Python writes it, and those with a fixed
 * number of digits, rounded half to even on the exact binary value.
 */
final class FloatFormat {
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    /** Up to here a float times a power of ten has an exact half, so that ties can be seen. */
    private static final double FAST_LIMIT = 0x1p51;

    /** Above this, floats lie so close together that Java's shortest text is Python's, too. */
    private static final double COARSE_LIMIT = 1e-321;

    private FloatFormat() {}

    /** Decimal digits without trailing zeros; their value is 0.DIGITS times ten to the {@code point}. */
    private record Digits(String digits, int point) {}

    /** As {@code repr} and {@code str} write it: {@code 0.1}, {@code 1e-07}, {@code inf}. */
    static String repr(final double value) {
        final double magnitude = Math.abs(value);
        if (magnitude < 1e16 && magnitude >= 1e7 && value == (long) value) {
            return Long.toString((long) value) + ".0";
        }
        if (magnitude >= 1e-3 && magnitude < 1e7 || magnitude == 0) {
            return Double.toString(value);
        }
        final String text = text(magnitude, 'r', 0, false, true);
        return value < 0 ? "-" + text : text;
    }

    /**
     * The text of a float that is not negative, in lower case.
     *
     * @param type {@code e}, {@code f}, {@code g}, or {@code r} for the shortest one
     * @param precision digits after the point, for {@code g} significant ones; not used by {@code r}
     * @param alternate keeps the point, and under {@code g} the trailing zeros
     * @param point puts at least one digit after a point, unless there is an exponent
     */
    static String text(
            final double magnitude,
            final char type,
            final int precision,
            final boolean alternate,
            final boolean point) {
        if (Double.isNaN(magnitude)) {
            return "nan";
        }
        if (Double.isInfinite(magnitude)) {
            return "inf";
        }
        return switch (type) {
            case 'e' -> {
                final Digits digits = significant(magnitude, precision + 1L);
                yield exponential(digits, precision + 1L, alternate);
            }
            case 'f' -> {
                final String fixed = fixed(magnitude, precision);
                yield alternate && precision == 0 ? fixed + "." : fixed;
            }
            case 'g' -> {
                final int count = Math.max(precision, 1);
                final Digits digits = significant(magnitude, count);
                final long length = alternate ? count : 0;
                yield digits.point <= -4 || digits.point > count - (point ? 1 : 0)
                        ? exponential(digits, length, alternate)
                        : plain(digits, length, alternate, point);
            }
            default -> {
                final Digits digits = shortest(magnitude);
                yield digits.point <= -4 || digits.point > 16
                        ? exponential(digits, 0, alternate)
                        : plain(digits, 0, alternate, point);
            }
        };
    }

    /** Digits after the point as many as {@code precision} says. */
    static String fixed(final double magnitude, final int precision) {
        if (precision < POWERS_OF_TEN.length) {
            final double power = POWERS_OF_TEN[precision];
            final double product = magnitude * power;
            if (product < FAST_LIMIT) {
                return withPoint(rounded(product, Math.fma(magnitude, power, -product)), precision);
            }
        }
        return new BigDecimal(magnitude).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
    }

    /**
     * The whole number nearest to {@code product + rest}, half to even. The rest is the rounding error of the product
     * and so too small to count, except where the product lies exactly in the middle.
     */
    private static long rounded(final double product, final double rest) {
        final long whole = (long) product;
        final double beyondHalf = product - whole - 0.5;
        final boolean up = beyondHalf > 0 || beyondHalf == 0 && (rest > 0 || rest == 0 && (whole & 1) == 1);
        return up ? whole + 1 : whole;
    }

    private static String withPoint(final long number, final int decimals) {
        final String digits = Long.toString(number);
        if (decimals == 0) {
            return digits;
        }
        final StringBuilder text = new StringBuilder(digits.length() + 3);
        final int whole = digits.length() - decimals;
        if (whole > 0) {
            return text.append(digits, 0, whole).append('.').append(digits, whole, digits.length()).toString();
        }
        return text.append("0.").repeat('0', -whole).append(digits).toString();
    }

    private static Digits significant(final double magnitude, final long count) {
        if (magnitude == 0) {
            return new Digits("0", 1);
        }
        final BigDecimal exact = new BigDecimal(magnitude);
        final BigDecimal value = exact.precision() <= count
                ? exact
                : exact.round(new MathContext((int) count, RoundingMode.HALF_EVEN));
        return new Digits(stripped(value.unscaledValue().toString()), value.precision() - value.scale());
    }

    private static Digits shortest(final double magnitude) {
        if (magnitude == 0) {
            return new Digits("0", 1);
        }
        final String text = Double.toString(magnitude);
        final int mark = text.indexOf('E');
        final int point = text.indexOf('.');
        final String all = text.substring(0, point) + text.substring(point + 1, mark < 0 ? text.length() : mark);
        int exponent = point + (mark < 0 ? 0 : Integer.parseInt(text, mark + 1, text.length(), 10));
        int zeros = 0;
        while (all.charAt(zeros) == '0') {
            zeros++;
        }
        exponent -= zeros;
        final String digits = stripped(all.substring(zeros));
        return digits.length() == 2 && magnitude < COARSE_LIMIT
                ? single(magnitude, digits, exponent)
                : new Digits(digits, exponent);
    }

    /** Java prefers two digits to one where both name the same float, Python does not. */
    private static Digits single(final double magnitude, final String two, final int point) {
        final int first = two.charAt(0) - '0';
        final int near = two.charAt(1) >= '5' ? first + 1 : first;
        for (final int digit : new int[] {near, 2 * first + 1 - near}) {
            if (digit > 0 && Double.parseDouble(digit + "E" + (point - 1)) == magnitude) {
                return digit == 10 ? new Digits("1", point + 1) : new Digits(Integer.toString(digit), point);
            }
        }
        return new Digits(two, point);
    }

    private static String stripped(final String digits) {
        int end = digits.length();
        while (end > 1 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }

    private static String exponential(final Digits digits, final long length, final boolean alternate) {
        final String all = digits.digits;
        final StringBuilder text = new StringBuilder(all.length() + 8);
        text.append(all.charAt(0));
        if (all.length() > 1 || length > 1 || alternate) {
            text.append('.').append(all, 1, all.length());
            zeros(text, length - all.length());
        }
        final int exponent = digits.point - 1;
        text.append(exponent < 0 ? "e-" : "e+");
        if (Math.abs(exponent) < 10) {
            text.append('0');
        }
        return text.append(Math.abs(exponent)).toString();
    }

    private static String plain(
            final Digits digits, final long length, final boolean alternate, final boolean point) {
        final String all = digits.digits;
        final StringBuilder text = new StringBuilder(all.length() + 8);
        final int before = digits.point;
        if (before <= 0) {
            text.append("0.").repeat('0', -before).append(all);
            zeros(text, length - all.length());
        } else if (before < all.length()) {
            text.append(all, 0, before).append('.').append(all, before, all.length());
            zeros(text, length - all.length());
        } else {
            text.append(all).repeat('0', before - all.length());
            if (length > before) {
                zeros(text.append('.'), length - before);
            } else if (point) {
                text.append(".0");
            } else if (alternate) {
                text.append('.');
            }
        }
        return text.toString();
    }

    private static void zeros(final StringBuilder text, final long count) {
        if (count > 0) {
            text.repeat('0', Math.toIntExact(count));
        }
    }
}
