// The words of a bulletin that a person types, judged as a statement for the public is.
using System.Collections.Immutable;
using Muster.Core.Communications;
using Muster.Core.Communications.Lint;
using Muster.Core.Kernel;
using static Muster.Core.StatusPage.BulletinEvent;

namespace Muster.Core.StatusPage;

/// <summary>Numbers are not judged, because nobody says which record they are of; nor is the next update, which is a choice of its own here.</summary>
internal static class BulletinWords
{
    /// <summary>The same decision, with who answers for what was found; a refusal where nobody does.</summary>
    public static Decision<BulletinEvent> Judge(BulletinCommand command, Decision<BulletinEvent> decided)
    {
        if (command.Terms is not { } terms || decided is not Decision<BulletinEvent>.Accepted { Events: [var happened] })
        {
            return decided;
        }

        StatementContext context = new(Audience.Public, Facts: null, terms.InternalNames);
        (string title, string body) = Said(command);
        ImmutableArray<StatementFinding> found = [.. Find("title", title, context), .. Find("body", body, context)];
        ImmutableArray<StatementFinding> open = [.. found.Where(one => !terms.Answered.Contains(one.Rule))];
        return open.IsEmpty
            ? Answered(happened, [.. found.Select(one => new OverriddenFinding(one.Rule, one.Words, command.By))])
            : StatementFinding.Refusal(open, "bulletin.findings");
    }

    private static (string Title, string Body) Said(BulletinCommand command) =>
        command is BulletinCommand.OpenIncident open ? (open.Title, open.Body)
        : command is BulletinCommand.PlanMaintenance plan ? (plan.Title, plan.Body)
        : command is BulletinCommand.Update update ? ("", update.Body)
        : command is BulletinCommand.Describe describe ? (describe.Title, "")
        : ("", "");

    private static IEnumerable<StatementFinding> Find(string field, string text, StatementContext context) =>
        StatementLint
            .Find(text, context)
            .Where(one => one.Rule != LintRules.MissingNextUpdate)
            .Select(one => new StatementFinding(field, text[one.Start..one.End], one.Rule, one.Why, one.Suggestion));

    /// <summary>Who answers stands with the words; a title that is changed has no update of its own.</summary>
    private static BulletinEvent Answered(BulletinEvent happened, ImmutableArray<OverriddenFinding> found) =>
        found.IsEmpty ? happened
        : happened is IncidentOpened opened ? opened with { First = opened.First with { Overridden = found } }
        : happened is MaintenancePlanned planned ? planned with { First = planned.First with { Overridden = found } }
        : happened is Updated updated ? updated with { Update = updated.Update with { Overridden = found } }
        : happened;
}
