// The state of one review: the sections, the tree of whys, the action items, and whether it is closed.
using System.Collections.Immutable;
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Core.Reviews;

/// <summary>The state of one review, folded from its events. The stream is <c>review/INC-42</c>: one review an incident.</summary>
public sealed record Review : IDecider<Review, ReviewCommand, ReviewEvent>
{
    public static string Category => "review";

    public static Review Initial { get; } = new();

    /// <summary>False until it is drafted; then everything else is meaningless.</summary>
    public bool Exists { get; init; }

    public IncidentId Incident { get; init; }

    public string Title { get; init; } = "";

    public Severity Severity { get; init; } = Severity.Sev4;

    /// <summary>What it reviews. That of a drill has no date and stands in no measure.</summary>
    public IncidentType Type { get; init; }

    /// <summary>The service that failed; null where the incident names none.</summary>
    public ServiceId? Service { get; init; }

    /// <summary>Since when users were affected, or else when it was detected.</summary>
    public DateTimeOffset? BeganAt { get; init; }

    public DateTimeOffset DraftedAt { get; init; }

    /// <summary>When policy wants it closed; null when policy gives no date.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public ImmutableSortedDictionary<ReviewSection, string> Sections { get; init; } =
        ImmutableSortedDictionary<ReviewSection, string>.Empty;

    /// <summary>Every answer, removed ones among them, in the order in which they were given.</summary>
    public ImmutableArray<Why> Whys { get; init; } = [];

    /// <summary>Every contributing factor, removed ones among them, in the order in which they were added.</summary>
    public ImmutableArray<Factor> Factors { get; init; } = [];

    /// <summary>Every action item, removed ones among them, in the order in which they were added.</summary>
    public ImmutableArray<ActionItem> ActionItems { get; init; } = [];

    /// <summary>Set while the review is closed.</summary>
    public Closure? Closure { get; init; }

    /// <summary>How many times "why?" was asked on the longest way down; the practice aims at five. 0 without an answer.</summary>
    public int DeepestChain => Tree().Select(placed => placed.Depth).DefaultIfEmpty(0).Max();

    /// <summary>The answers marked as root causes that stand.</summary>
    public IEnumerable<Why> RootCauses => Tree().Select(placed => placed.Why).Where(why => why.RootCause is not null);

    /// <summary>What the system lacked: the classes of the root causes, each once, in their order.</summary>
    public ImmutableArray<CauseClass> Classes => [.. RootCauses.Select(why => why.RootCause!.Class).Distinct().Order()];

    /// <summary>The action items that were not taken out.</summary>
    public IEnumerable<ActionItem> StandingActionItems => ActionItems.Where(item => item.Removal is null);

    /// <summary>The contributing factors that were not taken out.</summary>
    public IEnumerable<Factor> StandingFactors => Factors.Where(factor => factor.Removal is null);

    public string Section(ReviewSection section) => Sections.GetValueOrDefault(section, "");

    public Why? Why(string id) => Whys.FirstOrDefault(why => why.Id == id);

    /// <summary>The answer itself and those that it explains, from it to the top of the tree; nothing for null.</summary>
    public IEnumerable<Why> Above(string? id)
    {
        for (Why? next = id is null ? null : Why(id); next is not null; next = next.Parent is { } parent ? Why(parent) : null)
        {
            yield return next;
        }
    }

    public Factor? Factor(string id) => Factors.FirstOrDefault(factor => factor.Id == id);

    public ActionItem? ActionItem(string id) => ActionItems.FirstOrDefault(item => item.Id == id);

    /// <summary>Whether neither the answer nor one above it was taken out.</summary>
    public bool Stands(string why) => Why(why) is { Removal: null } found && (found.Parent is null || Stands(found.Parent));

    /// <summary>The answers that stand, each followed by those that explain it, in the order in which they were given.</summary>
    public IReadOnlyList<PlacedWhy> Tree()
    {
        ILookup<string?, Why> below = Whys.Where(why => why.Removal is null).ToLookup(why => why.Parent);
        List<PlacedWhy> placed = [];
        Stack<PlacedWhy> next = new(below[null].Reverse().Select(why => new PlacedWhy(why, 1)));
        while (next.TryPop(out PlacedWhy? one))
        {
            placed.Add(one);
            foreach (Why child in below[one.Why.Id].Reverse())
            {
                next.Push(new PlacedWhy(child, one.Depth + 1));
            }
        }

        return placed;
    }

    public static Decision<ReviewEvent> Decide(Review state, ReviewCommand command) => ReviewDecider.Decide(state, command);

    public static Review Evolve(Review state, ReviewEvent happened) => ReviewEvolution.Evolve(state, happened);
}
