package dev.assay.server.lifecycle;

import dev.assay.command.schedule.Schedule;
import dev.assay.model.event.LifecycleEvent;
import dev.assay.server.projection.LifecycleListener;
import org.springframework.stereotype.Component;

/** Keeps what is due when. */
@Component
final class ScheduledExperiments implements LifecycleListener {
    private final Schedule schedule;

    ScheduledExperiments(Schedule schedule) {
        this.schedule = schedule;
    }

    @Override
    public void on(LifecycleEvent event) {
        schedule.on(event.payload());
    }
}
