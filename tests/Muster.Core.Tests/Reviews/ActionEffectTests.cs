// Whether it is said truly what came of an action item: only the same service and a class of its own review count, and only in time.
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using static Muster.Core.Tests.Reviews.ReviewStory;

namespace Muster.Core.Tests.Reviews;

public sealed class ActionEffectTests
{
    private static readonly ServiceId Payments = new("payments");

    private static readonly ClassedIncident Own = Incident(42, 0, CauseClass.Capacity, CauseClass.MissingAlert);

    [Fact]
    public void An_incident_of_the_same_service_and_class_after_it_was_done_says_that_it_did_not_help()
    {
        ActionEffect effect = ActionEffect.Of(
            Own,
            Day(10),
            [Incident(60, 40, CauseClass.MissingAlert), Incident(50, 11, CauseClass.Capacity)],
            Day(41)
        );
        Assert.Equal([50, 60], Assert.IsType<ActionEffect.Recurred>(effect).Incidents.Select(one => one.Incident.Number));
        Assert.Equal("It happened again: INC-50, INC-60.", effect.Sentence());
    }

    [Fact]
    public void Others_say_nothing_of_it()
    {
        ClassedIncident[] others =
        [
            Own with
            {
                BeganAt = Day(20),
            },
            Incident(50, 20, CauseClass.Design),
            Incident(51, 20, CauseClass.Capacity) with
            {
                Service = new("search"),
            },
            Incident(52, 9.9, CauseClass.Capacity),
            Incident(53, 100.1, CauseClass.Capacity),
        ];
        Assert.IsType<ActionEffect.Held>(ActionEffect.Of(Own, Day(10), others, Day(101)));
    }

    [Fact]
    public void It_is_too_early_to_tell_until_ninety_days_have_passed()
    {
        ActionEffect early = ActionEffect.Of(Own, Day(10), [], Day(99.9));
        Assert.Equal(Day(100), Assert.IsType<ActionEffect.TooEarly>(early).Until);
        Assert.StartsWith("Too early to tell", early.Sentence(), StringComparison.Ordinal);
        Assert.IsType<ActionEffect.Held>(ActionEffect.Of(Own, Day(10), [], Day(100)));
    }

    [Fact]
    public void Without_a_service_or_a_root_cause_nobody_can_tell()
    {
        var review = Ready();
        Assert.Null(ClassedIncident.Of(review.State));
        Assert.IsType<ActionEffect.Unknown>(ActionEffect.Of(null, Day(10), [Incident(50, 20, CauseClass.Capacity)], Day(30)));
        Assert.Null(ClassedIncident.Of(WithWhys().State with { Service = Payments, BeganAt = Day(0) }));
        Assert.Equal(
            [CauseClass.MissingGuardrail],
            ClassedIncident.Of(review.State with { Service = Payments, BeganAt = Day(0) })!.Classes
        );
    }

    private static ClassedIncident Incident(int number, double day, params CauseClass[] classes) =>
        new(new(number), "Cards fail", Payments, Day(day), [.. classes]);
}
