// When silences hold, which are accepted, and how they are changed.
using Muster.Core.Alerts;
using Muster.Core.Kernel;

namespace Muster.Core.Tests.Alerts;

public sealed class SilenceRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly SilenceId First = new("s-1");
    private static readonly SilenceId Second = new("s-2");
    private static readonly SilenceDraft Hour = Draft("alertname=X", startsIn: null, endsIn: 60);

    [Fact]
    public void A_silence_is_in_force_from_its_start_until_not_including_its_end()
    {
        Silence silence = Saved(SilenceRules.Create(Draft("alertname=X", 10, 60), First, Noon));
        Assert.Equal(SilenceState.Pending, SilenceRules.State(silence, Noon.AddMinutes(9.99)));
        Assert.Equal(SilenceState.Active, SilenceRules.State(silence, Noon.AddMinutes(10)));
        Assert.Equal(SilenceState.Active, SilenceRules.State(silence, Noon.AddMinutes(59.99)));
        Assert.Equal(SilenceState.Expired, SilenceRules.State(silence, Noon.AddMinutes(60)));
    }

    [Fact]
    public void A_silence_that_should_have_begun_begins_now()
    {
        Assert.Equal(Noon, Saved(SilenceRules.Create(Hour, First, Noon)).StartsAt);
        Assert.Equal(Noon, Saved(SilenceRules.Create(Draft("alertname=X", -30, 60), First, Noon)).StartsAt);
    }

    [Theory]
    [InlineData("alertname=X", 60, 60, "endsAt")]
    [InlineData("alertname=X", null, -1, "endsAt")]
    [InlineData("alertname=X", null, 91 * 24 * 60, "endsAt")]
    [InlineData("", null, 60, "matchers")]
    [InlineData("alertname=~\".*\"", null, 60, "matchers")]
    [InlineData("alertname!=X,job=\"\"", null, 60, "matchers")]
    public void A_silence_that_cannot_be_meant_is_refused(string matchers, int? startsIn, int endsIn, string field)
    {
        SilenceOutcome outcome = SilenceRules.Create(Draft(matchers, startsIn, endsIn), First, Noon);
        Rejection why = Assert.IsType<SilenceOutcome.Refused>(outcome).Why;
        Assert.Equal("silence.invalid", why.Code);
        Assert.Contains(field, why.Errors.Select(error => error.Field));
    }

    [Fact]
    public void Every_mistake_is_answered_at_once()
    {
        SilenceDraft wrong = new([new("job", "(", IsRegex: true, IsEqual: true)], Noon, Noon, CreatedBy: "", Comment: " ");
        Assert.Equal(["matchers[0]", "endsAt", "createdBy", "comment"], SilenceRules.Check(wrong, Noon).Select(error => error.Field));
    }

    [Fact]
    public void One_matcher_that_needs_a_label_is_enough() => Assert.Empty(SilenceRules.Check(Draft("alertname=X,job!=y", null, 60), Noon));

    [Fact]
    public void An_active_silence_can_end_later_or_sooner_and_keeps_its_id()
    {
        Silence silence = Saved(SilenceRules.Create(Hour, First, Noon));
        Silence longer = Saved(SilenceRules.Update(silence, Draft("alertname=X", 0, 120), Second, Noon.AddMinutes(5)));
        Assert.Equal(
            (First, Noon, Noon.AddMinutes(120), Noon.AddMinutes(5)),
            (longer.Id, longer.StartsAt, longer.EndsAt, longer.UpdatedAt)
        );
    }

    [Fact]
    public void A_start_that_differs_by_less_than_a_second_is_the_same_start()
    {
        Silence silence = Saved(SilenceRules.Create(Hour, First, Noon.AddMilliseconds(400)));
        SilenceDraft asJson = Draft("alertname=X", 0, 120);
        Silence changed = Saved(SilenceRules.Update(silence, asJson, Second, Noon.AddMinutes(5)));
        Assert.Equal((First, Noon.AddMilliseconds(400)), (changed.Id, changed.StartsAt));
    }

    [Fact]
    public void Other_matchers_end_the_silence_and_begin_another()
    {
        Silence silence = Saved(SilenceRules.Create(Hour, First, Noon));
        SilenceOutcome.Saved outcome = Assert.IsType<SilenceOutcome.Saved>(
            SilenceRules.Update(silence, Draft("alertname=Y", 0, 60), Second, Noon.AddMinutes(5))
        );
        Assert.Equal((Second, Noon.AddMinutes(5)), (outcome.Silence.Id, outcome.Silence.StartsAt));
        Assert.Equal((First, Noon, Noon.AddMinutes(5)), (outcome.Replaced!.Id, outcome.Replaced.StartsAt, outcome.Replaced.EndsAt));
        Assert.Equal([First, Second], outcome.All.Select(one => one.Id));
    }

    [Fact]
    public void Another_start_of_an_active_silence_begins_another()
    {
        Silence silence = Saved(SilenceRules.Create(Hour, First, Noon));
        Assert.Equal(Second, Saved(SilenceRules.Update(silence, Draft("alertname=X", 30, 60), Second, Noon.AddMinutes(5))).Id);
    }

    [Fact]
    public void A_pending_silence_can_be_moved_within_the_future()
    {
        Silence pending = Saved(SilenceRules.Create(Draft("alertname=X", 30, 60), First, Noon));
        Silence moved = Saved(SilenceRules.Update(pending, Draft("alertname=X", 40, 90), Second, Noon.AddMinutes(5)));
        Assert.Equal((First, Noon.AddMinutes(40), Noon.AddMinutes(90)), (moved.Id, moved.StartsAt, moved.EndsAt));

        SilenceOutcome.Saved atOnce = Assert.IsType<SilenceOutcome.Saved>(
            SilenceRules.Update(pending, Draft("alertname=X", 1, 90), Second, Noon.AddMinutes(5))
        );
        Assert.Equal((Second, Noon.AddMinutes(5)), (atOnce.Silence.Id, atOnce.Silence.StartsAt));
        Assert.Equal((Noon.AddMinutes(5), Noon.AddMinutes(5)), (atOnce.Replaced!.StartsAt, atOnce.Replaced.EndsAt));
    }

    [Fact]
    public void An_expired_silence_stays_as_it_was_and_another_begins()
    {
        Silence silence = Saved(SilenceRules.Create(Hour, First, Noon));
        SilenceOutcome.Saved outcome = Assert.IsType<SilenceOutcome.Saved>(
            SilenceRules.Update(silence, Draft("alertname=X", 0, 180), Second, Noon.AddMinutes(90))
        );
        Assert.Equal((Second, null), (outcome.Silence.Id, outcome.Replaced));
    }

    [Fact]
    public void Expiring_moves_the_end_and_happens_once()
    {
        Silence silence = Saved(SilenceRules.Create(Hour, First, Noon));
        Silence over = Saved(SilenceRules.Expire(silence, new("ben", "The work is done."), Noon.AddMinutes(5)));
        Assert.Equal((First, Noon, Noon.AddMinutes(5)), (over.Id, over.StartsAt, over.EndsAt));
        Assert.Equal(SilenceState.Expired, SilenceRules.State(over, Noon.AddMinutes(5)));
        Assert.Equal((null, new SilenceEnd("ben", "The work is done.")), (silence.Ended, over.Ended));
        SilenceOutcome again = SilenceRules.Expire(over, new("eve", "Again."), Noon.AddMinutes(6));
        Assert.Equal("silence.already_expired", Assert.IsType<SilenceOutcome.Unchanged>(again).Why.Code);
    }

    private static SilenceDraft Draft(string matchers, int? startsIn, int endsIn) =>
        new(
            MatcherParser.Parse(matchers).Matchers,
            startsIn is int minutes ? Noon.AddMinutes(minutes) : null,
            Noon.AddMinutes(endsIn),
            "ana",
            "Planned work."
        );

    private static Silence Saved(SilenceOutcome outcome) => Assert.IsType<SilenceOutcome.Saved>(outcome).Silence;
}
