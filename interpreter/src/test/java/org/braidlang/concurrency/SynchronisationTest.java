package org.braidlang.concurrency;

import static org.braidlang.concurrency.Code.await;
import static org.braidlang.concurrency.Code.block;
import static org.braidlang.concurrency.Code.branch;
import static org.braidlang.concurrency.Code.catching;
import static org.braidlang.concurrency.Code.code;
import static org.braidlang.concurrency.Code.does;
import static org.braidlang.concurrency.Code.locked;
import static org.braidlang.concurrency.Code.parallel;
import static org.braidlang.concurrency.Code.parallelFor;
import static org.braidlang.concurrency.Code.raise;
import static org.braidlang.concurrency.Code.run;
import static org.braidlang.concurrency.Code.sleep;
import static org.braidlang.concurrency.Code.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.braidlang.runtime.ErrorKind;
import org.braidlang.runtime.Iteration;
import org.braidlang.runtime.ScriptError;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
class SynchronisationTest {
    private final List<Object> log = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest
    @EnumSource
    void aLockIsHeldByOneTaskAtATimeAlsoWhileItWaits(final Models model) {
        final Lock lock = new LocalLock();
        final boolean[] held = new boolean[1];
        new TestRun(model).value(parallelFor(ParallelTest.numbers(20), null, new TestFunction("<parallel>",
                (task, arguments) -> code("item", locked(lock, 3, () -> code("block",
                        does(() -> {
                            assertFalse(held[0]);
                            held[0] = true;
                        }),
                        sleep(0.0005),
                        does(() -> held[0] = false)))))));
        assertFalse(lock.isLocked());
    }

    @ParameterizedTest
    @EnumSource
    void aLockIsLetGoOfWhateverHappens(final Models model) {
        final Lock lock = new LocalLock();
        new TestRun(model).error(locked(lock, 3, () -> code("block", raise("inside"))));
        assertFalse(lock.isLocked());
    }

    @ParameterizedTest
    @EnumSource
    void aPlainFunctionTakesAFreeLock(final Models model) {
        final Lock lock = new LocalLock();
        new TestRun(model).value((task, self, last) -> {
            TaskOperations.lockBlocking(lock, task, 3);
            log.add(lock.isLocked());
            TaskOperations.unlock(lock, task);
            return log.add(lock.isLocked());
        });
        assertEquals(List.of(true, false), log);
    }

    @ParameterizedTest
    @EnumSource
    void onlyLocksAndSemaphoresCanBeLocked(final Models model) {
        final ScriptError error = new TestRun(model).error(locked("text", 3, () -> code("block")));
        assertEquals("'lock' needs a Lock or a Semaphore, not 'str'", TestRun.message(error));
    }

    @ParameterizedTest
    @EnumSource
    void aSemaphoreLetsSoManyIn(final Models model) {
        final Semaphore semaphore = new LocalSemaphore(2);
        final Barrier both = new LocalBarrier(2);
        new TestRun(model).value(parallel(
                branch(locked(semaphore, 1, () -> code("block", await(both::await)))),
                branch(locked(semaphore, 1, () -> code("block", await(both::await)))),
                branch(locked(semaphore, 1, () -> code("block", does(() -> log.add("third")))))));
        assertEquals(List.of("third"), log);
        assertTrue(semaphore.tryAcquire());
    }

    @ParameterizedTest
    @EnumSource
    void anEventLetsAllGoOn(final Models model) {
        final Event event = new LocalEvent();
        new TestRun(model).value(
                spawn(() -> code("a", await(event::await), does(() -> log.add("a")))),
                spawn(() -> code("b", await(event::await), does(() -> log.add("b")))),
                does(event::set),
                await(event::await),
                (task, self, last) -> log.add(last));
        assertEquals(3, log.size());
        assertTrue(log.contains(true));
    }

    @ParameterizedTest
    @EnumSource
    void aBarrierCanBeUsedAgain(final Models model) {
        final Barrier barrier = new LocalBarrier(2);
        final Code.Step[] twice = {await(barrier::await), await(barrier::await), (task, self, last) -> log.add(last)};
        new TestRun(model).value(parallel(branch(twice), branch(twice)));
        log.sort(null);
        assertEquals(List.of(0L, 1L), log.stream().map(Long.class::cast).sorted().toList());
    }

    @ParameterizedTest
    @EnumSource
    void aChannelKeepsTheOrderAndEndsWhenItIsClosed(final Models model) {
        final Channel channel = new LocalChannel(Channel.UNBOUNDED);
        new TestRun(model).value(
                block(() -> channel.send(1L)), await(() -> channel.send(2L)), does(channel::close),
                (task, self, last) -> log.add(channel.iterate().next(task)),
                (task, self, last) -> TaskOperations.awaitNext(TaskOperations.awaitIterator(channel), task, self),
                (task, self, last) -> log.add(last),
                (task, self, last) -> TaskOperations.awaitNext(channel, task, self),
                (task, self, last) -> log.add(last == Iteration.END));
        assertEquals(List.of(1L, 2L, true), log);
    }

    @ParameterizedTest
    @EnumSource
    void sendingToAClosedChannelIsAValueErrorAlsoForWhoWaits(final Models model) {
        final Channel channel = new LocalChannel(0);
        final ScriptError error = new TestRun(model).error(
                spawn(() -> code("closes", sleep(0), does(channel::close))), await(() -> channel.send(1L)));
        assertTrue(TestRun.is(ErrorKind.VALUE_ERROR, error));
        assertTrue(TestRun.is(ErrorKind.VALUE_ERROR, new TestRun(model).error(await(() -> channel.send(1L)))));
    }

    @ParameterizedTest
    @EnumSource
    void aFullChannelHoldsUpItsSender(final Models model) {
        final Channel channel = new LocalChannel(1);
        new TestRun(model).value(parallel(
                branch(await(() -> channel.send(1L)), await(() -> channel.send(2L)), await(() -> channel.send(3L)),
                        does(() -> log.add("sent"))),
                branch(await(channel::receive), (task, self, last) -> log.add(last),
                        await(channel::receive), await(channel::receive), run(() -> "received"))));
        assertEquals(List.of(1L, "sent"), log.stream().sorted((a, b) -> a instanceof Long ? -1 : 1).toList());
    }

    @ParameterizedTest
    @EnumSource
    void aCancelledReceiveHasMovedNothing(final Models model) {
        final Channel channel = new LocalChannel(0);
        final Event waits = new LocalEvent();
        final Object value = new TestRun(model).value(
                spawn(() -> code("receives", does(waits::set), await(channel::receive))),
                (task, self, last) -> log.add(last),
                await(waits::await),
                (task, self, last) -> {
                    ((Task) log.getFirst()).cancel();
                    return "cancelled";
                },
                catching(() -> code("await", await(log::getFirst)), (task, error) -> "cancelled"),
                spawn(() -> code("sends", await(() -> channel.send("item")))),
                await(channel::receive));
        assertEquals("item", value);
    }
}
