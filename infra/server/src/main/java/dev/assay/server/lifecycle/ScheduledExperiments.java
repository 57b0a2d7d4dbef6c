package dev.assay.server.lifecycle;

import dev.assay.command.schedule.Schedule;
import dev.assay.command.schedule.Steered;
import dev.assay.model.event.LifecycleEvent;
import dev.assay.server.projection.LifecycleListener;
import org.springframework.stereotype.Component;

/** Keeps what is due when, and what is moved by plans. */
@Component
final class ScheduledExperiments implements LifecycleListener {
    private final Schedule schedule;
    private final Steered steered;

    ScheduledExperiments(Schedule schedule, Steered steered) {
        this.schedule = schedule;
        this.steered = steered;
    }

    @Override
    public void on(LifecycleEvent event) {
        schedule.on(event.payload());
        steered.on(event);
    }
}
