package org.braidlang.concurrency;

import java.util.ArrayDeque;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.Iteration;
import org.braidlang.runtime.None;
import org.braidlang.runtime.ScriptError;
import org.jspecify.annotations.Nullable;

/** A channel of this process. Safe for any thread. */
final class LocalChannel extends Channel {
    private final long capacity;
    /** Guarded by itself, as are the other fields. */
    private final ArrayDeque<Object> items = new ArrayDeque<>();
    private final ArrayDeque<Receive> receivers = new ArrayDeque<>();
    private final ArrayDeque<Send> senders = new ArrayDeque<>();
    private boolean closed;
    /** Set once; null while only this process uses the channel. */
    private volatile @Nullable Packing packing;

    LocalChannel(final long capacity) {
        this.capacity = capacity;
    }

    @Override
    public Wait send(final Object item) {
        return new Send(item);
    }

    @Override
    public Wait receive() {
        return new Receive(false);
    }

    @Override
    public Wait receiveNext() {
        return new Receive(true);
    }

    @Override
    public void close() {
        synchronized (items) {
            closed = true;
            for (Send next = senders.poll(); next != null; next = senders.poll()) {
                next.fail(sentToClosed());
            }
            for (Receive next = receivers.poll(); next != null; next = receivers.poll()) {
                next.end();
            }
        }
    }

    @Override
    public int size() {
        synchronized (items) {
            return items.size();
        }
    }

    private static ScriptError sentToClosed() {
        return Errors.valueError("send to a closed channel");
    }

    @Override
    public void copyItems(final Packing chosen) {
        packing = chosen;
    }

    private final class Send extends QueuedWait {
        private Object item;

        Send(final Object item) {
            super(senders, items);
            this.item = item;
        }

        @Override
        protected void begin(final Task waiter) {
            final Packing copies = packing;
            if (copies != null && !(item instanceof Packing.Packed)) {
                item = copies.pack(waiter, item);
            }
            synchronized (items) {
                if (closed) {
                    throw sentToClosed();
                }
                for (Receive next = receivers.poll(); next != null; next = receivers.poll()) {
                    if (next.complete(item)) {
                        complete(None.NONE);
                        return;
                    }
                }
                if (items.size() < capacity) {
                    items.add(item);
                    complete(None.NONE);
                } else {
                    senders.add(this);
                }
            }
        }

        @Override
        public String what() {
            return "room in a channel";
        }

        @Override
        public String operation() {
            return "channel.send(…)";
        }
    }

    private final class Receive extends QueuedWait {
        private final boolean iterating;

        Receive(final boolean iterating) {
            super(receivers, items);
            this.iterating = iterating;
        }

        @Override
        protected void begin(final Task waiter) {
            synchronized (items) {
                final Object item = items.poll();
                if (item != null) {
                    complete(item);
                    refill();
                } else if (!takeFromSender()) {
                    if (closed) {
                        end();
                    } else {
                        receivers.add(this);
                    }
                }
            }
        }

        private void refill() {
            for (Send next = senders.poll(); next != null; next = senders.poll()) {
                if (next.complete(None.NONE)) {
                    items.add(next.item);
                    return;
                }
            }
        }

        private boolean takeFromSender() {
            for (Send next = senders.poll(); next != null; next = senders.poll()) {
                if (next.complete(None.NONE)) {
                    complete(next.item);
                    return true;
                }
            }
            return false;
        }

        @Override
        protected Object received(final Object item) {
            return item instanceof Packing.Packed packed && task().remote() == null ? packed.unpack(task()) : item;
        }

        private void end() {
            if (iterating) {
                complete(Iteration.END);
            } else {
                fail(Errors.valueError("receive from a closed channel"));
            }
        }

        @Override
        public String what() {
            return "an item of a channel";
        }

        @Override
        public String operation() {
            return "channel.receive()";
        }

        @Override
        protected @Nullable String awaiting() {
            return iterating ? "for await … in channel" : super.awaiting();
        }
    }
}
