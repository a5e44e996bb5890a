package org.copydesk.imports;

import io.quarkus.arc.Arc;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.copydesk.auth.Actor;
import org.copydesk.auth.Role;
import org.copydesk.http.OvertakenWrites;
import org.copydesk.http.Refusal;
import org.copydesk.server.StopRequested;
import org.copydesk.story.UnreadableStory;
import org.jspecify.annotations.Nullable;

/**
 * The work on imports of many stories, one import at a time, so that readers notice nothing of it. What a node leaves
 * behind when it ends is taken over by any within two minutes: reading again is harmless, and so is going on accepting.
 */
@ApplicationScoped
class ImportWork {

    /** Something to do, once it is committed that it is to be done. */
    record Due(UUID id, @Nullable SecurityIdentity editor) {}

    @Inject
    Drafting drafting;

    @Inject
    Imports imports;

    @Inject
    StoryReading reading;

    private final UUID node = UUID.randomUUID();

    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "copydesk-imports");
        thread.setDaemon(true);
        return thread;
    });

    private volatile boolean stopRequested;

    void start(@Observes StartupEvent start) {
        worker.scheduleWithFixedDelay(this::takeOver, 0, 1, TimeUnit.MINUTES);
    }

    void prepareToStop(@Observes StopRequested stop) {
        stopRequested = true;
    }

    /** Then those who follow the work are to be told to go elsewhere; it goes on until the last request is answered. */
    boolean isToStop() {
        return stopRequested;
    }

    void stop(@Observes ShutdownEvent stop) {
        worker.shutdownNow();
    }

    void takeOver() {
        try {
            QuarkusTransaction.requiringNew().call(imports::leftBehind).forEach(id -> work(new Due(id, null)));
        } catch (RuntimeException | Error e) {
            // Whatever is thrown from here would end the schedule.
            Log.warn("Imports that were left behind cannot be looked for", e);
        }
    }

    void begin(@Observes(during = TransactionPhase.AFTER_SUCCESS) Due due) {
        worker.execute(() -> work(due));
    }

    /** The changes are the editor's, in the log of changes too. */
    private void work(Due due) {
        var context = Arc.container().requestContext();
        context.activate();
        try {
            if (due.editor != null) {
                identify(due.editor);
            }
            if (QuarkusTransaction.requiringNew().call(() -> imports.begin(due.id, node)) == 0) {
                return;
            }
            if (QuarkusTransaction.requiringNew().call(() -> imports.require(due.id).state)
                    == StoryImport.State.READING) {
                read(due.id);
            } else {
                accept(due);
            }
        } catch (RuntimeException | Error e) {
            if (worker.isShutdown()) {
                return;
            }
            Log.errorf(e, "The work on the import %s ended early.", due.id);
            end(due.id, "Something went wrong on our side. Have the import read again with PUT …/replay.");
        } finally {
            context.terminate();
        }
    }

    private static void identify(SecurityIdentity editor) {
        Arc.container().instance(CurrentIdentityAssociation.class).get().setIdentity(editor);
    }

    private void read(UUID id) {
        try {
            reading.readAll(id);
            end(id, null);
        } catch (UnreadableStory unreadable) {
            end(id, unreadable.getMessage());
        }
    }

    private void accept(Due due) {
        var from = QuarkusTransaction.requiringNew().call(() -> imports.require(due.id));
        var acceptance = Objects.requireNonNull(from.acceptance);
        var editor = due.editor != null && due.editor.getPrincipal() instanceof Actor actor
                ? actor
                : new Actor(null, String.valueOf(from.acceptedBy), Role.EDITOR, Set.of(), Map.of(), "import-" + due.id);
        identify(editor.identity());
        var waiting = QuarkusTransaction.requiringNew().call(() -> imports.proposed(due.id));
        for (var story : acceptance.leftOf(waiting)) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            accept(due.id, story, acceptance, editor);
        }
        end(due.id, null);
    }

    private void accept(UUID id, int story, AcceptanceInput acceptance, Actor editor) {
        try {
            OvertakenWrites.again(() -> QuarkusTransaction.requiringNew().call(() -> {
                drafting.accept(imports.requireStory(id, story), acceptance, editor);
                return imports.advance(id, 1);
            }));
        } catch (Refusal refusal) {
            refused(id, story, String.valueOf(refusal.getMessage()));
        } catch (ConstraintViolationException invalid) {
            refused(id, story, Drafting.reasons(invalid));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            Log.errorf(e, "The story %d of the import %s was not accepted.", story, id);
            refused(id, story, "Something went wrong on our side. Accept the story again.");
        }
    }

    private void refused(UUID id, int story, String problem) {
        QuarkusTransaction.requiringNew().run(() -> {
            imports.requireStory(id, story).problem = problem;
            imports.advance(id, 1);
        });
    }

    private void end(UUID id, @Nullable String problem) {
        QuarkusTransaction.requiringNew()
                .run(() -> imports.byId(id).ifPresent(done -> {
                    done.problem = problem;
                    done.rest(
                            imports.count(id, ImportedStory.Stage.PROPOSED),
                            imports.count(id, ImportedStory.Stage.ACCEPTED));
                }));
    }
}
