package org.braidlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What comparing with Python does not show: the typed forms, the limits, and how ints are represented. */
class NumbersTest {
    private static final BigInteger LARGE = BigInteger.TWO.pow(100);

    private static void assertError(final ErrorKind kind, final Executable operation) {
        assertEquals(kind, assertThrows(ScriptError.class, operation).value().kind());
    }

    @Test
    void anIntIsALongWheneverItFits() {
        assertInstanceOf(Long.class, Operators.subtract(Operators.add(LARGE, 1L), LARGE));
        assertInstanceOf(BigInteger.class, Operators.add(Long.MAX_VALUE, 1L));
        assertEquals(Long.MIN_VALUE, Operators.negate(BigInteger.TWO.pow(63)));
        assertEquals(Long.MAX_VALUE, Operators.floorDivide(Operators.multiply(Long.MAX_VALUE, 10L), 10L));
    }

    @Test
    void typedFormsSayWhenTheResultDoesNotFit() {
        assertThrows(ArithmeticException.class, () -> UnboxedArithmetic.floorDivide(Long.MIN_VALUE, -1L));
        assertThrows(ArithmeticException.class, () -> UnboxedArithmetic.power(3L, 41L));
        assertThrows(ArithmeticException.class, () -> UnboxedArithmetic.shiftLeft(1L, 63L));
        assertThrows(ArithmeticException.class, () -> UnboxedArithmetic.shiftLeft(1L, 1L << 40));
        assertEquals(4052555153018976267L, UnboxedArithmetic.power(3L, 39L));
        assertEquals(Long.MIN_VALUE, UnboxedArithmetic.power(-2L, 63L));
        assertEquals(1L, UnboxedArithmetic.power(-1L, Long.MAX_VALUE - 1));
        assertEquals(Long.MIN_VALUE, UnboxedArithmetic.shiftLeft(-1L, 63L));
        assertEquals(-1L, UnboxedArithmetic.shiftRight(-5L, 1L << 40));
        assertEquals(0L, UnboxedArithmetic.modulo(Long.MIN_VALUE, -1L));
    }

    @Test
    void typedFormsRaiseTheErrorsOfTheGeneralOnes() {
        assertError(ErrorKind.ZERO_DIVISION_ERROR, () -> UnboxedArithmetic.floorDivide(1L, 0L));
        assertError(ErrorKind.ZERO_DIVISION_ERROR, () -> UnboxedArithmetic.modulo(1L, 0L));
        assertError(ErrorKind.ZERO_DIVISION_ERROR, () -> UnboxedArithmetic.divide(1L, 0L));
        assertError(ErrorKind.ZERO_DIVISION_ERROR, () -> UnboxedArithmetic.modulo(1.0, 0.0));
        assertError(ErrorKind.VALUE_ERROR, () -> UnboxedArithmetic.shiftLeft(1L, -1L));
    }

    @Test
    void whatWouldBeTooLargeIsALimitErrorAtOnce() {
        assertError(ErrorKind.LIMIT_ERROR, () -> Operators.shiftLeft((Object) 1L, 1_000_000_000_000L));
        assertError(ErrorKind.LIMIT_ERROR, () -> Operators.power((Object) 10L, 1_000_000_000L));
        assertError(ErrorKind.LIMIT_ERROR, () -> Operators.power((Object) 10L, LARGE));
        assertError(ErrorKind.LIMIT_ERROR, () -> Operators.multiply("a", 1_000_000_000_000L));
        assertError(ErrorKind.LIMIT_ERROR, () -> Operators.multiply(TupleValue.of(1L), LARGE));
        assertEquals("", Operators.multiply("", LARGE));
        assertEquals(0L, Operators.shiftLeft((Object) 0L, LARGE));
        assertEquals(1L, Operators.power((Object) 1L, LARGE));
        assertEquals(0L, Operators.shiftRight((Object) LARGE, LARGE));
    }

    @Test
    void comparisonsWithFloatsAreExact() {
        assertFalse(Operators.equal(9007199254740993L, 9007199254740992.0));
        assertTrue(Operators.greater(9007199254740993L, 9007199254740992.0));
        assertTrue(Operators.less(Long.MAX_VALUE, 0x1p63));
        assertFalse(Operators.equal(Long.MAX_VALUE, 0x1p63));
        assertTrue(Operators.equal(BigInteger.TWO.pow(63), 0x1p63));
        assertTrue(Operators.less(LARGE, Double.POSITIVE_INFINITY));
        assertFalse(Operators.lessEqual(LARGE, Double.NaN));
    }

    @Test
    void intsBeyondTheRangeOfFloatsAreDividedAsFarAsTheQuotientFits() {
        final Object huge = BigInteger.TEN.pow(400);
        assertEquals(1e10, Operators.divide(huge, BigInteger.TEN.pow(390)));
        assertEquals(Double.MIN_VALUE, Operators.divide(1L, BigInteger.TWO.pow(1074)));
        assertEquals(0.0, Operators.divide(1L, BigInteger.TWO.pow(1075)));
        assertError(ErrorKind.OVERFLOW_ERROR, () -> Operators.divide(huge, 3L));
        assertError(ErrorKind.OVERFLOW_ERROR, () -> Operators.multiply(huge, 0.5));
    }

    @Test
    void aRangeCountsItsItemsUpToTheEndsOfTheMachineInteger() {
        assertEquals("range(0, 10, 3)", RangeValue.of(0, 10, 3).toString());
        assertEquals(4, RangeValue.of(0, 10, 3).count());
        assertEquals(2, RangeValue.of(Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE).indexOf(Long.MAX_VALUE - 1));
        assertEquals(3, RangeValue.of(Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE).count());
        assertError(ErrorKind.LIMIT_ERROR, () -> RangeValue.of(Long.MIN_VALUE, Long.MAX_VALUE, 1));
        assertEquals(RangeValue.of(0, 3, 2), RangeValue.of(0, 4, 2));
        assertEquals("[9, 6, 3, 0]", Format.repr(ListValue.of(RangeValue.of(0, 10, 3).reversed().toArray())));
    }
}
