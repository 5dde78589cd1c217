package org.braidlang.concurrency.processes;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.braidlang.concurrency.Barrier;
import org.braidlang.concurrency.Borrower;
import org.braidlang.concurrency.Channel;
import org.braidlang.concurrency.Event;
import org.braidlang.concurrency.Execution;
import org.braidlang.concurrency.Lock;
import org.braidlang.concurrency.RemoteTasks;
import org.braidlang.concurrency.Semaphore;
import org.braidlang.concurrency.Task;
import org.braidlang.concurrency.Wait;
import org.braidlang.concurrency.processes.wire.Message;
import org.braidlang.concurrency.processes.wire.Message.Answer;
import org.braidlang.runtime.ErrorValue;
import org.braidlang.runtime.Iteration;
import org.braidlang.runtime.Output;
import org.braidlang.runtime.ScriptError;
import org.jspecify.annotations.Nullable;

/**
 * Does what the calls of one worker ask of the parent. What cannot be done at once becomes a wait of the task that
 * stands for the call here, and the reply follows when that is over.
 *
 * <p>Threads: the worker's reader hands requests in; whoever ends a wait has the reply sent.
 */
final class Requests {
    private static final byte[] NOTHING = {};

    private final ProcessScheduler scheduler;
    private final Execution execution;
    private final Worker worker;
    private final SharedTable shared;
    private final Copies copies;
    /** What is waited for, by the number of the request. */
    private final Map<Long, Wait> pending = new ConcurrentHashMap<>();
    /** What is lent to the worker. */
    private final Set<Long> lent = ConcurrentHashMap.newKeySet();
    private volatile boolean lost;

    /** What becomes of a wait when it is over. */
    interface Pending {
        void over(Wait wait);
    }

    Requests(final ProcessScheduler scheduler, final Worker worker) {
        this.scheduler = scheduler;
        this.execution = scheduler.execution();
        this.worker = worker;
        this.shared = scheduler.shared();
        this.copies = scheduler.copies();
    }

    void print(final Message.Print message) {
        final Output out = message.diagnostics() ? execution.diagnostics() : execution.out();
        try {
            out.write(message.payload());
        } catch (ScriptError _) {
            // Nobody reads the output any more: the top level finds out when it prints.
        }
    }

    void handle(final Message.Request r) {
        try {
            perform(r);
        } catch (ScriptError error) {
            reply(r, Answer.ERROR, copies.error(error.value()));
        }
    }

    private void perform(final Message.Request r) {
        switch (r.operation()) {
            case NEW_LOCK -> shared.put(r.target(), execution.resources().lock());
            case NEW_SEMAPHORE -> shared.put(r.target(), execution.resources().semaphore(r.argument()));
            case NEW_EVENT -> shared.put(r.target(), execution.resources().event());
            case NEW_BARRIER -> shared.put(r.target(), execution.resources().barrier(r.argument()));
            case NEW_CHANNEL -> shared.put(r.target(), execution.resources().channel(r.argument()));
            case NEW_SHARED -> shared.putVariable(r.target(), copies.value(r.payload(), null));
            case LOCK -> lock(r, (Lock) shared.get(r.target()));
            case UNLOCK -> {
                final Task waiter = waiter(r);
                if (waiter != null) {
                    ((Lock) shared.get(r.target())).release(waiter);
                }
            }
            case IS_LOCKED -> reply(r, lent.contains(r.target()) || ((Lock) shared.get(r.target())).isLocked());
            case GIVE_BACK -> {
                lent.remove(r.target());
                if (shared.get(r.target()) instanceof Lock lock) {
                    lock.givenBack(r.argument() < 0 ? null : waiter(r), (int) r.argument());
                } else {
                    shared.variable(r.target()).givenBack(copies.value(r.payload(), null));
                }
            }
            case ACQUIRE -> begin(r, ((Semaphore) shared.get(r.target())).acquire());
            case RELEASE -> {
                final Call call = worker.call(r.call());
                if (call != null) {
                    call.release((Semaphore) shared.get(r.target()));
                }
            }
            case SET -> ((Event) shared.get(r.target())).set();
            case CLEAR -> ((Event) shared.get(r.target())).clear();
            case IS_SET -> reply(r, ((Event) shared.get(r.target())).isSet());
            case WAIT -> begin(r, ((Event) shared.get(r.target())).await());
            case MEET -> begin(r, ((Barrier) shared.get(r.target())).await());
            case SEND -> begin(r, ((Channel) shared.get(r.target())).send(new Copies.Payload(copies, r.payload())));
            case RECEIVE -> begin(r, ((Channel) shared.get(r.target())).receive());
            case RECEIVE_NEXT -> begin(r, ((Channel) shared.get(r.target())).receiveNext());
            case CLOSE -> ((Channel) shared.get(r.target())).close();
            case LENGTH -> reply(r, (long) ((Channel) shared.get(r.target())).size());
            case READ -> shared.variable(r.target()).read(value -> lend(r, copies.value(value, null)));
            case WRITE -> shared.variable(r.target()).write(copies.value(r.payload(), null), lent.contains(r.target()));
            case INPUT -> begin(r, execution.resources().line(execution));
            case CANCEL_TASK -> spawned(r).cancel();
            case SEEN_TASK -> RemoteTasks.seen(spawned(r));
            case NAME_TASK -> reply(r, spawned(r).name());
            case RENAME_TASK -> spawned(r).rename(text(r));
            case RENAME_CALL -> {
                final Call call = worker.call(r.call());
                if (call != null) {
                    call.task().rename(text(r));
                }
            }
            case CALL_NAMED -> {
                final Call call = worker.call(r.call());
                if (call != null) {
                    call.named(text(r));
                }
            }
            case LOCAL_TASK -> {
                final Call call = worker.call(r.call());
                if (call != null) {
                    call.addLocal((int) r.target(), text(r), r.argument() != 0);
                }
            }
            case LOCAL_ENDED -> {
                final Call call = worker.call(r.call());
                if (call != null) {
                    call.localEnded((int) r.target());
                }
            }
            case STOPPING -> {
                final Call call = worker.call(r.call());
                if (call != null) {
                    worker.answered(call, r.argument() != 0);
                }
            }
            case CODE -> reply(r, Answer.VALUE, copies.code(r.payload()));
        }
    }

    private static String text(final Message.Request r) {
        return new String(r.payload(), StandardCharsets.UTF_8);
    }

    private Task spawned(final Message.Request r) {
        final Task task = worker.spawned(r.target());
        if (task == null) {
            throw ProcessScheduler.workerError("a worker asks for a task that it has not spawned");
        }
        return task;
    }

    private @Nullable Task waiter(final Message.Request r) {
        final Call call = worker.call(r.call());
        return call == null ? null : call.local(r.local());
    }

    private void lock(final Message.Request r, final Lock lock) {
        final Task waiter = waiter(r);
        if (waiter == null) {
            return;
        }
        if (lock.tryTake(waiter, (int) r.argument())) {
            taken(r, waiter, lock);
        } else {
            begin(r, lock.take((int) r.argument()));
        }
    }

    /** The call holds a lock. Where nobody else waits for it, its process may keep it for a while. */
    private void taken(final Message.Request r, final Task holder, final Lock lock) {
        if (!lock.lend(holder, () -> lend(r, NOTHING))) {
            reply(r, Answer.VALUE, NOTHING);
        }
    }

    /** Tells the worker that it has borrowed what it asked for. @return null if it is gone */
    private @Nullable Borrower lend(final Message.Request r, final byte[] payload) {
        lent.add(r.target());
        if (lost) {
            return null;
        }
        reply(r, Answer.LENT, payload);
        return () -> worker.send(new Message.Recall(r.target()));
    }

    /** Begins a wait for the call that asked. While it is parked, its worker is free for another. */
    private void begin(final Message.Request r, final Wait wait) {
        final Call call = worker.call(r.call());
        final Task waiter = waiter(r);
        if (call == null || waiter == null) {
            return;
        }
        final boolean frees = r.local() == 0 && wait.kind() != Wait.Kind.ITSELF;
        if (r.refusal() != null) {
            call.keepsLoop(r.local(), r.refusal());
        }
        pending.put(r.request(), wait);
        scheduler.pool().waits().put(wait, over -> {
            pending.remove(r.request());
            if (frees) {
                scheduler.pool().waits(call, false);
            }
            tell(r, call, over, waiter);
        });
        final boolean over;
        try {
            over = RemoteTasks.begin(waiter, wait, r.bounded(), r.place());
        } catch (ScriptError refused) {
            pending.remove(r.request());
            scheduler.pool().waits().remove(wait);
            throw refused;
        }
        if (over) {
            if (pending.remove(r.request()) != null && scheduler.pool().waits().remove(wait) != null) {
                tell(r, call, wait, waiter);
            }
        } else if (frees && !wait.isOver()) {
            parks(call, wait);
        }
    }

    private void tell(final Message.Request r, final Call call, final Wait wait, final Task waiter) {
        if (r.refusal() != null) {
            call.freesLoop();
        }
        RemoteTasks.tell(wait, new RemoteTasks.WaitEnd() {
            @Override
            public void completed(final Object value) {
                if (r.operation() == Message.Operation.LOCK) {
                    taken(r, waiter, (Lock) shared.get(r.target()));
                } else if (r.operation() == Message.Operation.ACQUIRE) {
                    call.acquired((Semaphore) shared.get(r.target()));
                    reply(r, true);
                } else if (value == Iteration.END) {
                    reply(r, Answer.END, NOTHING);
                } else {
                    try {
                        reply(r, Answer.VALUE, copies.packed(value, waiter.globals));
                    } catch (ScriptError error) {
                        failed(error.value());
                    }
                }
            }

            @Override
            public void failed(final ErrorValue error) {
                reply(r, Answer.ERROR, copies.error(error));
            }

            @Override
            public void cancelled() {
                reply(r, Answer.CANCELLED, NOTHING);
            }
        });
    }

    /** The call, or another task of its process, waits for tasks. */
    void waitForTasks(final Call call, final Task waiter, final Wait wait, final Message.Parked message) {
        final boolean frees = message.local() == 0;
        scheduler.pool().waits().put(wait, over -> {
            if (frees) {
                scheduler.pool().waits(call, false);
            }
            RemoteTasks.tell(over, new RemoteTasks.WaitEnd() {
                @Override
                public void completed(final Object value) {}

                @Override
                public void failed(final ErrorValue error) {
                    call.tells();
                    worker.send(new Message.Stuck(call.number(), message.local(), copies.error(error)));
                }

                @Override
                public void cancelled() {}
            });
        });
        if (RemoteTasks.begin(waiter, wait, message.bounded(), message.place())) {
            scheduler.pool().waits().remove(wait);
        } else if (frees) {
            parks(call, wait);
        }
    }

    /** Its worker is free for another, until the wait is over. */
    private void parks(final Call call, final Wait wait) {
        scheduler.pool().waits(call, true);
        if (wait.isOver()) {
            scheduler.pool().waits(call, false);
        }
    }

    /** The call does not want any more what it has asked for. */
    void withdraw(final long request) {
        final Wait wait = pending.get(request);
        if (wait != null) {
            RemoteTasks.withdraw(wait);
        }
    }

    /** The worker is gone: its calls wait for nothing any more. */
    void lost() {
        lost = true;
        List.copyOf(pending.values()).forEach(RemoteTasks::withdraw);
        for (final long each : List.copyOf(lent)) {
            if (shared.get(each) instanceof Lock lock) {
                lock.givenBack(null, -1);
            } else {
                shared.variable(each).lost();
            }
        }
    }

    private void reply(final Message.Request r, final Object value) {
        reply(r, Answer.VALUE, copies.packed(value, null));
    }

    private void reply(final Message.Request r, final Answer answer, final byte[] payload) {
        final Call waits = r.operation().isWait() ? worker.call(r.call()) : null;
        if (waits != null) {
            waits.tells();
        }
        if (r.request() != 0 && !lost) {
            worker.send(new Message.Reply(r.request(), answer, payload));
        }
    }
}
