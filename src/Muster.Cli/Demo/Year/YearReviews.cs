// The reviews of the year: drafted when an incident was resolved, most of them closed, and their action items done in time, late or not yet.
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;

namespace Muster.Cli.Demo.Year;

internal sealed class YearReviews(Organisation organisation, Chances chances, DateTimeOffset present)
{
    private static readonly Actor Policy = Actor.System("policy");

    /// <summary>Drafts the review where policy wants one, and writes it where there was time.</summary>
    public void Tell(Happening told)
    {
        Core.Incidents.Incident incident = told.Incident!.State;
        ResponsePolicy policy = organisation.ResponsePolicy(incident.Severity);
        if (!policy.ReviewRequired || incident.ResolvedAt is not { } over)
        {
            return;
        }

        Trouble trouble = Trouble.All.First(one => one.Title == incident.Title);
        told.Review = new(incident.Id.Value);
        DateTimeOffset? due = policy.ReviewDueWorkingDays is { } days ? WorkingDays.Add(over, days) : null;
        string service = organisation.Service(incident.Service!.Value)!.Name;
        ReviewDraft draft = ReviewDraft.From(incident, [.. told.Incident.Events], service);
        Do(told, draft.ToCommand(incident.Id, due, Policy, over));
        DateTimeOffset written = over + chances.Time(TimeSpan.FromDays(3), 0.7);
        if (written < present && chances.Is(0.93))
        {
            Write(told, trouble, incident, written);
        }
    }

    private void Write(Happening told, Trouble trouble, Core.Incidents.Incident incident, DateTimeOffset at)
    {
        PersonId writer = incident.Participants[0].Person;
        Actor by = Actor.Person(writer.Value);
        string? parent = null;
        for (int place = 0; place < trouble.Whys.Length; place++)
        {
            string why = $"w{place + 1}";
            Do(told, new ReviewCommand.AddWhy(why, parent, trouble.Whys[place] + ".", null, by, at));
            parent = why;
        }

        Do(told, new ReviewCommand.MarkRootCause(parent!, trouble.Class, by, at));
        DateTimeOffset due = at.AddDays(14 + chances.Below(30));
        Do(
            told,
            new ReviewCommand.AddActionItem(
                "a1",
                trouble.Action,
                incident.Participants[^1].Person,
                due,
                ActionItemType.Prevent,
                trouble.Verification,
                by,
                at
            )
        );
        DateTimeOffset closed = at.AddHours(2);
        Do(told, new ReviewCommand.Close(by, closed));
        IncidentCommand reviewed = new IncidentCommand.MarkReviewed(by, closed);
        told.Incident!.Do(reviewed, by, closed);
        DateTimeOffset done = due + (chances.Time(TimeSpan.FromDays(6), 0.8) * (chances.Is(0.7) ? -1 : 1));
        done = done > closed ? done : closed.AddHours(1);
        if (done < present && chances.Is(0.9))
        {
            Do(told, new ReviewCommand.FinishActionItem("a1", null, by, done));
        }
    }

    private static void Do(Happening told, ReviewCommand command) => told.Review!.Do(command, command.By, command.At);
}
