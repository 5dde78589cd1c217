package org.braidlang.concurrency;

import static org.braidlang.concurrency.Code.await;
import static org.braidlang.concurrency.Code.block;
import static org.braidlang.concurrency.Code.branch;
import static org.braidlang.concurrency.Code.catching;
import static org.braidlang.concurrency.Code.code;
import static org.braidlang.concurrency.Code.does;
import static org.braidlang.concurrency.Code.locked;
import static org.braidlang.concurrency.Code.parallel;
import static org.braidlang.concurrency.Code.sleep;
import static org.braidlang.concurrency.Code.spawn;
import static org.braidlang.concurrency.Code.timeout;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.braidlang.runtime.ErrorKind;
import org.braidlang.runtime.ScriptError;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
class DeadlockTest {
    private final List<Object> log = Collections.synchronizedList(new ArrayList<>());
    private final Event never = new LocalEvent();

    private static String deadlock(final ScriptError error) {
        assertTrue(TestRun.is(ErrorKind.DEADLOCK_ERROR, error), error.getMessage());
        return TestRun.message(error);
    }

    private Code.Step named(final String name) {
        return (task, self, last) -> {
            task.setAttribute("name", name);
            return last;
        };
    }

    @ParameterizedTest
    @EnumSource
    void takingALockTwiceIsADeadlock(final Models model) {
        final Lock lock = new LocalLock();
        assertEquals("task 'main' holds lock 'm' already (line 3) and would wait for itself",
                deadlock(new TestRun(model).error(locked(lock, 3, () -> code("block",
                        locked(lock, 4, () -> code("inner")))))));
    }

    @ParameterizedTest
    @EnumSource
    void aTaskThatAwaitsItselfIsADeadlock(final Models model) {
        final String message = deadlock(new TestRun(model).error((task, self, last) ->
                TaskOperations.await(task, task, self)));
        assertTrue(message.startsWith("task 'main' waits for itself"), message);
    }

    @ParameterizedTest
    @EnumSource
    void theTaskThatClosesACycleOfLocksGetsTheErrorAndTheOtherGoesOn(final Models model) {
        final Lock first = new LocalLock();
        final Lock second = new LocalLock();
        final Barrier both = new LocalBarrier(2);
        final ScriptError error = new TestRun(model).error(parallel(
                branch(named("a"), locked(first, 3, () -> code("block", await(both::await),
                        locked(second, 5, () -> code("inner", does(() -> log.add("a"))))))),
                branch(named("b"), locked(second, 7, () -> code("block", await(both::await),
                        locked(first, 9, () -> code("inner", does(() -> log.add("b")))))))));
        final String message = deadlock(error);
        assertTrue(message.startsWith("these tasks wait for each other:"), message);
        assertTrue(message.contains("task 'a' holds lock 1 'm' (line 3) and waits for lock 2 'm' (line 5)")
                || message.contains("task 'a' holds lock 2 'm' (line 3) and waits for lock 1 'm' (line 5)"), message);
        assertTrue(message.contains("task 'b' holds lock 2 'm' (line 7) and waits for lock 1 'm' (line 9)")
                || message.contains("task 'b' holds lock 1 'm' (line 7) and waits for lock 2 'm' (line 9)"), message);
    }

    @ParameterizedTest
    @EnumSource
    void acrossATaskAndALock(final Models model) {
        final Lock lock = new LocalLock();
        final Event taken = new LocalEvent();
        final Task[] holder = new Task[1];
        final ScriptError error = new TestRun(model).error(
                (task, self, last) -> holder[0] = task,
                locked(lock, 2, () -> code("block",
                        spawn(() -> code("child", locked(lock, 4, () -> code("inner")))),
                        Code.awaitLast())));
        final String message = deadlock(error);
        assertTrue(message.contains("task 'main' holds lock 'm' (line 2) and waits for task 'f'"), message);
        assertTrue(message.contains("task 'f' waits for lock 'm' (line 4)"), message);
    }

    @ParameterizedTest
    @EnumSource
    void acrossAParallel(final Models model) {
        final Lock lock = new LocalLock();
        assertTrue(deadlock(new TestRun(model).error(locked(lock, 2, () -> code("block", parallel(
                branch(locked(lock, 4, () -> code("inner"))),
                branch(sleep(0))))))).startsWith("these tasks wait for each other:"));
    }

    @ParameterizedTest
    @EnumSource
    void evenWhileOthersGoOn(final Models model) {
        final Event stop = new LocalEvent();
        final Lock lock = new LocalLock();
        new TestRun(model).value(
                spawn(() -> code("busy", await(stop::await))),
                catching(() -> code("cycle", locked(lock, 2, () -> code("block",
                        parallel(branch(locked(lock, 4, () -> code("inner"))))))),
                        (task, error) -> log.add(error.value().kind())),
                does(stop::set));
        assertEquals(List.of(ErrorKind.DEADLOCK_ERROR), log);
    }

    @ParameterizedTest
    @EnumSource
    void whenNobodyCanGoOnThoseGetItThatWaitForNoTask(final Models model) {
        final Channel channel = new LocalChannel(0);
        final Task[] receiver = new Task[1];
        new TestRun(model).value(
                spawn(() -> code("receives", catching(() -> code("wait", await(channel::receive)),
                        (task, error) -> log.add(deadlock(error))))),
                (task, self, last) -> receiver[0] = (Task) last,
                await(() -> receiver[0]));
        assertEquals(1, log.size());
    }

    @ParameterizedTest
    @EnumSource
    void theMessageNamesWhoWaitsForWhat(final Models model) {
        final Channel channel = new LocalChannel(0);
        final String message = deadlock(new TestRun(model).error(
                spawn(() -> code("receives", named("receiver"), await(channel::receive))), Code.awaitLast()));
        assertTrue(message.startsWith("no task can go on, for each waits for another or for what no other can do:"), message);
        assertTrue(message.contains("task 'main' waits for task 'receiver'"), message);
        assertTrue(message.contains("task 'receiver' waits for an item of a channel"), message);
    }

    @ParameterizedTest
    @EnumSource
    void theLastTaskThatEndsLeavesTheOthersStuck(final Models model) {
        final Outcome outcome = new TestRun(model).outcome(
                spawn(() -> code("waits", await(never::await))),
                spawn(() -> code("waits", await(never::await))),
                sleep(0));
        assertEquals(2, outcome.unseen().size());
        assertTrue(deadlock(outcome.unseen().getFirst().error()).contains("waits for an event"));
    }

    @ParameterizedTest
    @EnumSource
    void waitsForTimeAreNoDeadlock(final Models model) {
        final Event event = new LocalEvent();
        new TestRun(model).value(
                spawn(() -> code("later", sleep(0.01), does(event::set))),
                model == Models.SEQUENTIAL ? sleep(0) : await(event::await));
    }

    @ParameterizedTest
    @EnumSource
    void waitsForInputAreNoDeadlock(final Models model) {
        assertEquals("line", new TestRun(model).value(await(() -> new BackgroundWork("input", "input()") {
            @Override
            protected Object work() {
                Thread.yield();
                return "line";
            }
        })));
    }

    @ParameterizedTest
    @EnumSource
    void waitsInsideATimeoutAreNoDeadlock(final Models model) {
        final VirtualClock clock = VirtualClock.still();
        final Lock lock = new LocalLock();
        final ScriptError error = new TestRun(model, clock).error(timeout(1, () -> code("block",
                locked(lock, 2, () -> code("held", parallel(
                        branch(locked(lock, 4, () -> code("inner"))),
                        branch(does(() -> clock.advance(2)))))))));
        assertTrue(TestRun.is(ErrorKind.TIMEOUT_ERROR, error), error.getMessage());
    }

    @ParameterizedTest
    @EnumSource(names = {"LOOP", "SEQUENTIAL"})
    void aBlockingWaitThatOnlyTheSameThreadCouldEndIsADeadlockAtOnce(final Models model) {
        final Channel channel = new LocalChannel(0);
        final String message = deadlock(new TestRun(model).error(
                spawn(() -> code("sends", await(() -> channel.send(1L)))),
                sleep(0),
                does(() -> { }),
                block(new LocalChannel(0)::receive)));
        assertTrue(message.endsWith(": write `await channel.receive()`"), message);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOOP", "SEQUENTIAL"})
    void soIsALockThatAPlainFunctionWaitsFor(final Models model) {
        final Lock lock = new LocalLock();
        final Event taken = new LocalEvent();
        final ScriptError error = new TestRun(model).error(parallel(
                branch(locked(lock, 2, () -> code("block", does(taken::set), await(never::await)))),
                branch(await(taken::await), (task, self, last) -> {
                    TaskOperations.lockBlocking(lock, task, 7);
                    return "locked";
                })));
        assertTrue(deadlock(error).contains("make the function `async`"), error.getMessage());
    }

    @ParameterizedTest
    @EnumSource(names = "THREADS")
    void aBlockingWaitOfAThreadIsEndedByAnother(final Models model) {
        final Channel channel = new LocalChannel(0);
        assertEquals("item", new TestRun(model).value(
                spawn(() -> code("sends", block(() -> channel.send("item")))), block(channel::receive)));
    }
}
