package org.braidlang.concurrency;

import static org.braidlang.concurrency.Code.await;
import static org.braidlang.concurrency.Code.block;
import static org.braidlang.concurrency.Code.branch;
import static org.braidlang.concurrency.Code.catching;
import static org.braidlang.concurrency.Code.code;
import static org.braidlang.concurrency.Code.does;
import static org.braidlang.concurrency.Code.parallel;
import static org.braidlang.concurrency.Code.run;
import static org.braidlang.concurrency.Code.spawn;
import static org.braidlang.concurrency.Code.timeout;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.braidlang.runtime.ErrorKind;
import org.braidlang.runtime.ScriptError;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
class InputLinesTest {
    private final List<Object> log = Collections.synchronizedList(new ArrayList<>());

    /** Input that somebody types: what is read waits for it. */
    private static final class Typed extends InputStream {
        private final BlockingQueue<Integer> bytes = new LinkedBlockingQueue<>();
        private final CountDownLatch waited = new CountDownLatch(1);

        void type(final String text) {
            text.chars().forEach(bytes::add);
        }

        @Override
        public int read() {
            waited.countDown();
            try {
                return bytes.take();
            } catch (InterruptedException e) {
                return -1;
            }
        }
    }

    private static TestRun reading(final Models model, final String text) {
        return new TestRun(model, new SystemClock(), null,
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Code.Step noteLast() {
        return (task, self, last) -> log.add(last);
    }

    private static Code.Step awaitLine() {
        return (task, self, last) -> TaskOperations.await(task.execution().input().read(), task, self);
    }

    @ParameterizedTest
    @EnumSource
    void linesComeInOrderAwaitedOrNot(final Models model) {
        final TestRun run = reading(model, "one\ntwo\r\nthrée");
        run.value(awaitLine(), noteLast(), block(() -> run.execution.input().read()), noteLast(), awaitLine(),
                noteLast());
        assertEquals(List.of("one", "two", "thrée"), log);
    }

    @ParameterizedTest
    @EnumSource
    void theEndOfTheInputIsAnErrorForEachWhoAsks(final Models model) {
        final TestRun run = reading(model, "only\n");
        final ScriptError error = run.error(awaitLine(), noteLast(),
                catching(() -> code("try", awaitLine()), (task, end) -> log.add(end.value().kind())), awaitLine());
        assertEquals("end of input when reading a line", TestRun.message(error));
        assertEquals(List.of("only", ErrorKind.IO_ERROR), log);
    }

    @ParameterizedTest
    @EnumSource
    void theLineOfAWaitThatHasTimedOutIsThereForTheNext(final Models model) {
        final VirtualClock clock = VirtualClock.still();
        final Typed typed = new Typed();
        final TestRun run = new TestRun(model, clock, null, typed);
        Thread.ofPlatform().daemon().start(() -> {
            try {
                typed.waited.await();
                clock.advance(6);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        run.value(
                catching(() -> code("try", timeout(5, () -> code("limited", awaitLine()))),
                        (task, error) -> log.add(error.value().kind())),
                does(() -> typed.type("first\nsecond\n")),
                awaitLine(), noteLast(), awaitLine(), noteLast());
        assertEquals(List.of(ErrorKind.TIMEOUT_ERROR, "first", "second"), log);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOOP", "THREADS"})
    void othersGoOnWhileALineIsAwaited(final Models model) {
        final Typed typed = new Typed();
        new TestRun(model, new SystemClock(), null, typed).value(
                spawn(() -> code("other", does(() -> typed.type("typed by another\n")))), awaitLine(), noteLast());
        assertEquals(List.of("typed by another"), log);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOOP", "THREADS"})
    void eachLineGoesToOneWaiter(final Models model) {
        final Object reads = branch(awaitLine(), noteLast());
        reading(model, "a\nb\nc\n").value(parallel(reads, reads, reads));
        assertEquals(List.of("a", "b", "c"), log.stream().sorted().toList());
    }

    @ParameterizedTest
    @EnumSource(names = {"LOOP", "THREADS"})
    void aCancelledReaderTakesNoLine(final Models model) {
        final Typed typed = new Typed();
        final Task[] reader = new Task[1];
        new TestRun(model, new SystemClock(), null, typed).value(
                spawn(() -> code("reader", awaitLine(), noteLast())),
                (task, self, last) -> reader[0] = (Task) last,
                await(() -> TaskFunctions.sleep(0)),
                does(() -> reader[0].cancel()),
                catching(() -> code("await", await(() -> reader[0])), (task, error) -> run(() -> "cancelled")),
                does(() -> typed.type("kept\n")),
                awaitLine(), noteLast());
        assertEquals(List.of("kept"), log);
        assertTrue(reader[0].isCancelled());
    }
}
