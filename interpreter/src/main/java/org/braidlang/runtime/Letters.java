package org.braidlang.runtime;

import java.util.Locale;

/** What Python's string methods ask about code points, and their upper, lower and title forms. */
final class Letters {
    private static final char FINAL_SIGMA = 'ς';
    private static final char SIGMA = 'σ';

    /** The upper-case one, of which Java makes a small one instead of two letters. */
    private static final char SHARP_S = 'ẞ';

    /** The Greek letter, and how it is written below another one. */
    private static final char IOTA = '\u0399';

    private static final char SMALL_IOTA = '\u0345';

    /** First and last of the runs of digits that are no decimal ones; Java does not tell them from other numbers. */
    private static final int[] DIGITS = {
        0xb2, 0xb3, 0xb9, 0xb9, 0x1369, 0x1371, 0x19da, 0x19da, 0x2070, 0x2070, 0x2074, 0x2079, 0x2080, 0x2089, 0x2460,
        0x2468, 0x2474, 0x247c, 0x2488, 0x2490, 0x24ea, 0x24ea, 0x24f5, 0x24fd, 0x24ff, 0x24ff, 0x2776, 0x277e, 0x2780,
        0x2788, 0x278a, 0x2792, 0x10a40, 0x10a43, 0x10e60, 0x10e68, 0x11052, 0x1105a, 0x1f100, 0x1f10a
    };

    /** The Han letters that Unicode gives a number. */
    private static final String HAN_NUMERALS = "㐅㒃㠪㭍一七万三九二五亖亿什仟仨伍佰億兆兩八六十千卄卅卌叁参參叄四壱壹幺廾廿"
            + "弌弍弎弐拾捌柒漆玖百肆萬貮貳贰阡陆陌陸零\uf96b\uf973\uf978\uf9b2\uf9d1\uf9d3\uf9fd𠀁𠁤𠃢𠄡𠤪𠦃𠦌𠦜𠫪𠫽𠬙𢎐𢦘𣬛𦉭"
            + "\ud87e\udc90";

    private Letters() {}

    /** The questions that a whole string answers with yes if all of its code points do. */
    enum Kind {
        ALPHA,
        DECIMAL,
        DIGIT,
        NUMERIC,
        ALPHANUMERIC,
        SPACE
    }

    static boolean all(final String text, final Kind kind) {
        for (int at = 0; at < text.length(); ) {
            final int codePoint = text.codePointAt(at);
            if (!is(codePoint, kind)) {
                return false;
            }
            at += Character.charCount(codePoint);
        }
        return !text.isEmpty();
    }

    private static boolean is(final int codePoint, final Kind kind) {
        return switch (kind) {
            case ALPHA -> Character.isLetter(codePoint);
            case DECIMAL -> Character.isDigit(codePoint);
            case DIGIT -> isDigit(codePoint);
            case NUMERIC -> isNumeric(codePoint);
            case ALPHANUMERIC -> Character.isLetter(codePoint) || isNumeric(codePoint);
            case SPACE -> isSpace(codePoint);
        };
    }

    /** Python's white space, which is a little more than Java's. */
    static boolean isSpace(final int codePoint) {
        if (codePoint < 0x80) {
            return codePoint == ' ' || codePoint >= 9 && codePoint <= 13 || codePoint >= 0x1c && codePoint <= 0x1f;
        }
        return switch (codePoint) {
            case 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000 -> true;
            default -> codePoint >= 0x2000 && codePoint <= 0x200a;
        };
    }

    /** Whether a line ends here. */
    static boolean isLineEnd(final char character) {
        return switch (character) {
            case '\n', '\r', 0x0b, 0x0c, 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029 -> true;
            default -> false;
        };
    }

    static boolean isUpper(final int codePoint) {
        return Character.isUpperCase(codePoint);
    }

    static boolean isLower(final int codePoint) {
        return Character.isLowerCase(codePoint);
    }

    static boolean isTitle(final int codePoint) {
        return Character.isTitleCase(codePoint);
    }

    static boolean isCased(final int codePoint) {
        return isUpper(codePoint) || isLower(codePoint) || isTitle(codePoint);
    }

    /** Decimal digits, and those that only look different: superscripts, circled ones, Ethiopic ones. */
    private static boolean isDigit(final int codePoint) {
        if (Character.isDigit(codePoint)) {
            return true;
        }
        if (Character.getType(codePoint) != Character.OTHER_NUMBER) {
            return false;
        }
        for (int i = 0; i < DIGITS.length; i += 2) {
            if (codePoint >= DIGITS[i] && codePoint <= DIGITS[i + 1]) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNumeric(final int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            case Character.OTHER_LETTER -> codePoint >= 0x3400 && HAN_NUMERALS.indexOf(codePoint) >= 0;
            default -> false;
        };
    }

    /** The title form, which may be several code points: {@code ß} gives {@code Ss}. */
    static void appendTitle(final StringBuilder text, final int codePoint) {
        final int single = Character.toTitleCase(codePoint);
        final String upper = Character.toString(codePoint).toUpperCase(Locale.ROOT);
        if (single != codePoint || isTitle(codePoint) || upper.length() == Character.charCount(codePoint)) {
            text.appendCodePoint(single);
            return;
        }
        final int first = upper.codePointAt(0);
        final String rest = upper.substring(Character.charCount(first));
        text.appendCodePoint(first);
        if (codePoint >= 0x1f80 && codePoint < 0x2000) {
            text.append(rest.replace(IOTA, SMALL_IOTA));
        } else {
            text.append(isCased(first) ? rest.toLowerCase(Locale.ROOT) : rest);
        }
    }

    static String casefold(final String text) {
        final StringBuilder folded = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            final int codePoint = text.codePointAt(at);
            if (codePoint < 0x80) {
                folded.append((char) (codePoint >= 'A' && codePoint <= 'Z' ? codePoint + 32 : codePoint));
            } else if (codePoint == SHARP_S) {
                folded.append("ss");
            } else if (codePoint == 'ı' || codePoint >= 0x13a0 && codePoint <= 0x13f5) {
                folded.appendCodePoint(codePoint);
            } else {
                final String upper = Character.toString(codePoint).toUpperCase(Locale.ROOT);
                final boolean cherokee = codePoint >= 0xab70 && codePoint <= 0xabbf
                        || codePoint >= 0x13f8 && codePoint <= 0x13fd;
                folded.append(cherokee ? upper : upper.toLowerCase(Locale.ROOT).replace(FINAL_SIGMA, SIGMA));
            }
            at += Character.charCount(codePoint);
        }
        return folded.toString();
    }
}
