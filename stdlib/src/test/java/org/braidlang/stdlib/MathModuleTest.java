package org.braidlang.stdlib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MathModuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            math.pi;3.141592653589793
            math.tau == 2 * math.pi;true
            [math.inf, -math.inf, math.nan];[inf, -inf, nan]
            math.sqrt(16);4.0
            math.floor(-2.5);-3
            math.ceil(1e20);100000000000000000000
            math.factorial(20);2432902008176640000
            math.factorial(25);15511210043330985984000000
            math.gcd(12, 18, 27);3
            math.lcm(4, 6);12
            math.comb(5, 2);10
            math.perm(5);120
            math.isqrt(10 ** 40);100000000000000000000
            math.log(8, 2);3.0
            math.log2(2 ** 200);200.0
            math.log10(1000);3.0
            math.hypot(3, 4);5.0
            math.dist((0, 0), [3, 4]);5.0
            math.fsum([0.1] * 10);1.0
            math.prod([2, 3], start=10);60
            math.modf(2.5);(0.5, 2.0)
            math.frexp(8);(0.5, 4)
            math.isclose(1, 1.1, rel_tol=0.2);true
            math.gamma(5);24.0
            """)
    void valuesAreThoseOfPython(final String expression, final String expected) {
        assertEquals(List.of(expected), Scripts.lines("import math\nprint(" + expression + ")"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            math.sqrt(-1);ValueError: math domain error: sqrt(-1.0) is not defined
            math.log(0);ValueError: math domain error: log(0) is not defined
            math.exp(1000);OverflowError: math range error: exp(1000.0) is too large for a float
            math.floor(math.nan);ValueError: cannot convert float NaN to integer
            math.gcd(1.5);TypeError: 'float' object cannot be interpreted as an integer
            math.floor('a');TypeError: must be real number, not str
            """)
    void faultsSayWhatWasComputed(final String expression, final String message) {
        final List<String> lines = Scripts.lines("import math\n" + expression);
        assertEquals(message, lines.stream().filter(message::equals).findFirst().orElse(lines.toString()));
    }
}
