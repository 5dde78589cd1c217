package org.braidlang.stdlib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.braidlang.engine.Braid;
import org.braidlang.engine.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The expected numbers were printed by CPython 3.11. */
class RandomModuleTest {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+(e-?\\d+)?");

    private static final String SPAWNING =
            """
            import random
            random.seed(5)
            async fn draw(n) { return [random.randint(0, 999) for _ in range(n)] }
            let a = spawn draw(3)
            let b = spawn draw(2)
            async fn outer() {
                let inner = [spawn draw(2), spawn draw(2)]
                return await gather(inner)
            }
            let c = spawn outer()
            print(await c, await b, await a, random.random())
            print(parallel for i in range(3) { random.randrange(1000) })
            """;

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            [random.random() for _ in range(5)];\
            [0.6394267984578837, 0.025010755222666936, 0.27502931836911926, 0.22321073814882275, 0.7364712141640124]
            [random.randint(1, 100) for _ in range(10)];[82, 15, 4, 95, 36, 32, 29, 18, 95, 14]
            [random.randrange(0, 1000, 7) for _ in range(6)];[196, 42, 490, 434, 399, 245]
            [random.choice('abcdef') for _ in range(8)];['f', 'a', 'a', 'f', 'c', 'b', 'b', 'b']
            random.choices([1, 2, 3], k=8);[2, 1, 1, 1, 3, 3, 3, 1]
            [random.sample(range(100), 5), random.sample(range(10), 10)];\
            [[81, 14, 3, 94, 35], [3, 9, 2, 5, 0, 4, 6, 7, 1, 8]]
            [random.uniform(-1, 2) for _ in range(3)];[0.9182803953736514, -0.9249677343319992, -0.17491204489264223]
            [random.getrandbits(k) for k in (1, 8, 32, 33, 63, 64, 100)];[1, 28, 107420369, 3184935163, \
            2058755736454904720, 13585496030504862185, 1167876019479626170561453694887]
            """)
    void aSeedGivesPythonsNumbers(final String expression, final String expected) {
        assertEquals(List.of(expected), seeded(expression));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            [random.gauss(0, 1) for _ in range(5)];[-0.14409032957792836, -0.1729036003315193, -0.11131586156766246, \
            0.7019837250988631, -0.12758828378288709]
            [random.normalvariate(10, 2) for _ in range(4)];\
            [10.490652683415727, 9.006311053177594, 12.509571862114925, 9.723881874514376]
            [random.expovariate(1.5) for _ in range(4)];\
            [0.680040191516534, 0.01688589269515926, 0.21441604271664372, 0.16839079044674235]
            [random.triangular(0, 10, 3) for _ in range(4)];\
            [4.976044973534482, 0.86621166967434, 2.8724344293775577, 2.5877252838090605]
            [random.gammavariate(a, 2) for a in (2.5, 1, 0.5)];\
            [3.0796352267492324, 2.667185345616166, 0.021189308636871986]
            [random.lognormvariate(0, 1), random.paretovariate(3), random.weibullvariate(1, 1.5)];\
            [1.2780383223662806, 1.1131657926562735, 0.39958244174647145]
            """)
    void distributionsAreThoseOfPython(final String expression, final String expected) {
        // The logarithms of two systems may differ in the last place.
        final Matcher numbers = NUMBER.matcher(seeded(expression).getFirst());
        final Matcher wanted = NUMBER.matcher(expected);
        while (wanted.find()) {
            assertEquals(true, numbers.find());
            final double number = Double.parseDouble(wanted.group());
            assertEquals(number, Double.parseDouble(numbers.group()), Math.ulp(number) * 8);
        }
    }

    private static List<String> seeded(final String expression) {
        return Scripts.lines("import random\nrandom.seed(42)\nprint(" + expression + ")");
    }

    @Test
    void whatFollowsOtherCallsIsPythonsToo() {
        assertEquals(
                List.of("[7, 3, 2, 8, 5, 6, 9, 4, 0, 1]"),
                Scripts.lines("import random\nrandom.seed(42)\nlet x = list(range(10))\nrandom.shuffle(x)\nprint(x)"));
        assertEquals(
                List.of(
                        "[2, 1, 1, 1, 3, 3, 3, 1] ['c', 'a', 'b', 'c', 'a', 'b', 'c', 'c'] ['a', 'b', 'c', 'a', 'c']"),
                Scripts.lines(
                        """
                        import random
                        random.seed(42)
                        print(random.choices([1, 2, 3], k=8), random.choices('abc', weights=[1, 2, 7], k=8),
                            random.choices('abc', cum_weights=[5, 6, 10], k=5))
                        """));
        assertEquals(
                List.of("['a', 'c', 'a', 'c'] [529903, 631262, 27824, 588508, 208496, 750800, 681453, 735392]"),
                Scripts.lines(
                        """
                        import random
                        random.seed(42)
                        random.sample(range(100), 5)
                        random.sample(range(10), 10)
                        print(random.sample('abc', k=4, counts=[2, 1, 3]), random.sample(range(10 ** 6), 8))
                        """));
        assertEquals(
                List.of("1 10 2518083635803577543239042153"),
                Scripts.lines(
                        """
                        import random
                        random.seed(42)
                        for _ in range(6) { random.randrange(0, 1000, 7) }
                        print(random.randrange(10), random.randrange(10, 0, -3), random.randrange(10 ** 30))
                        """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            0;0.8444218515250481 49673
            1;0.13436424411240122 55537
            -5;0.6229016948897019 48613
            2 ** 70;0.2327882718301838 27201
            'hello';0.3537754404730722 43463
            '';0.9602256525641875 39020
            b'abc';0.7720246314157545 36580
            3.14;0.7754488379965433 47019
            1.0;0.13436424411240122 55537
            -2.5;0.4779490710306722 25231
            true;0.13436424411240122 55537
            1e300;0.2614143642581235 4440
            float('inf');0.19236379321481523 18798
            """)
    void everyKindOfSeedIsPythons(final String seed, final String expected) {
        final String script =
                "import random\nrandom.seed(" + seed + ")\nprint(random.random(), random.getrandbits(16))";
        assertEquals(List.of(expected), Scripts.lines(script));
    }

    @ParameterizedTest
    @EnumSource(Model.class)
    void tasksGetTheSameNumbersUnderEveryModel(final Model model) {
        final List<String> expected = Scripts.lines(Braid.builder().model(Model.SEQUENTIAL), SPAWNING);
        assertEquals(2, expected.size());
        assertEquals(expected, Scripts.lines(Braid.builder().model(model), SPAWNING));
    }

    @Test
    void aSeedStartsTheSeedsOfTasksAnew() {
        final String script = """
                import random
                for earlier in range(2) {
                    parallel for _ in range(earlier) { random.random() }
                    random.seed(7)
                    print(parallel { random.randrange(10 ** 9); random.randrange(10 ** 9) })
                }
                """;
        final List<String> lines = Scripts.lines(Braid.builder().model(Model.THREADS), script);
        assertEquals(2, lines.size());
        assertEquals(lines.get(0), lines.get(1));
    }

    @Test
    void anUnseededRunTakesItsNumbersFromTheRunsSeed() {
        final String script = "import random\nprint(random.random(), await spawn random.random())";
        final List<String> first = Scripts.lines(Braid.builder().randomSeed(1), script);
        assertEquals(first, Scripts.lines(Braid.builder().randomSeed(1), script));
        assertNotEquals(first, Scripts.lines(Braid.builder().randomSeed(2), script));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            random.choice([]);IndexError: cannot choose from an empty sequence
            random.randint(3, 1);ValueError: empty range for randint(3, 1)
            random.randrange(0);ValueError: empty range for randrange(0, 0, 1)
            random.randrange(0, 5, -1);ValueError: empty range for randrange(0, 5, -1)
            random.sample([1], 2);ValueError: k must be from 0 to 1, not 2
            random.choices('ab', weights=[0, 0]);ValueError: the total of weights must be greater than zero and finite
            random.seed([]);TypeError: the only supported seed types are none, int, float, str and bytes
            """)
    void faultsAreNamed(final String expression, final String message) {
        final List<String> lines = Scripts.lines("import random\n" + expression);
        assertEquals(message, lines.stream().filter(message::equals).findFirst().orElse(lines.toString()));
    }
}
