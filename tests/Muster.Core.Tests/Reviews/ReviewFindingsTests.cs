// Whether each text of a review is judged by what stands around it.
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Core.Wording;
using static Muster.Core.Tests.Reviews.ReviewStory;

namespace Muster.Core.Tests.Reviews;

public sealed class ReviewFindingsTests
{
    [Fact]
    public void A_why_is_judged_by_the_one_before_it_and_by_those_further_above()
    {
        var review = WithWhys();
        Assert.Equal(["restates_previous"], Rules(ReviewFindings.OfWhy(review.State, "The connections of the pool ran out.", "w1", [])));
        Finding circle = Assert.Single(ReviewFindings.OfWhy(review.State, "The connections of the pool ran out.", "w2", []));
        Assert.Contains("in a circle", circle.Why, StringComparison.Ordinal);
        Assert.Contains("The pool ran out of connections.", circle.Why, StringComparison.Ordinal);
        Assert.Empty(ReviewFindings.OfWhy(review.State, "The library has no limit per caller.", "w2", []));
        Assert.Empty(ReviewFindings.OfWhy(review.State, "The connections of the pool ran out.", null, []));
    }

    [Fact]
    public void An_action_item_is_asked_only_for_what_stands_nowhere()
    {
        var review = Ready();
        Assert.Empty(ReviewFindings.OfActionItem(review.State.ActionItems[0]));
        Assert.Equal(["no_verification"], Rules(ReviewFindings.OfActionItem(review.State.ActionItems[0] with { Verification = null })));
        Assert.Equal(
            ["be_careful_action", "no_due", "no_owner", "no_verification"],
            Rules(ReviewFindings.OfActionItem("Be more careful", null, null, null))
        );
    }

    [Fact]
    public void A_known_name_is_found_in_a_sentence() =>
        Assert.Equal(["names_person_as_cause"], Rules(ReviewFindings.OfText("Borivoj broke the index.", ["Borivoj Kant"])));

    [Theory]
    [InlineData("/incidents/INC-42#e-7", EvidenceKind.Event)]
    [InlineData("/incidents/INC-43#e-7", EvidenceKind.Words)]
    [InlineData("/incidents/INC-42#e-0", EvidenceKind.Words)]
    [InlineData("/incidents/INC-42#e-99999999999", EvidenceKind.Words)]
    [InlineData("https://grafana.example.org/d/abc/latency?from=1", EvidenceKind.Graph)]
    [InlineData("https://prometheus.example.org/graph?g0.expr=up", EvidenceKind.Graph)]
    [InlineData("https://wiki.example.org/files/burn.PNG", EvidenceKind.Graph)]
    [InlineData("https://git.example.org/commit/1", EvidenceKind.Link)]
    [InlineData("javascript:alert(1)", EvidenceKind.Words)]
    [InlineData("the graph of Tuesday", EvidenceKind.Words)]
    public void Evidence_is_an_event_a_graph_a_link_or_words(string text, EvidenceKind kind) =>
        Assert.Equal(kind, EvidenceText.KindOf(new IncidentId(42), text));

    private static string[] Rules(IEnumerable<Finding> found) => [.. found.Select(one => one.Rule).Order(StringComparer.Ordinal)];
}
