// When a watcher speaks: once, again every while, and until somebody heard it.
using Muster.Cli.Watch;

namespace Muster.Cli.Tests.Watch;

public sealed class WatchRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 4, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_silence_is_told_once_it_lasts_again_every_while_and_once_when_it_is_over()
    {
        WatchState state = WatchState.Well;
        List<string> said = [];
        for (int second = 0; second < 3000; second += 10)
        {
            string? wrong = second is >= 100 and < 2000 ? "It cannot be reached." : null;
            (state, WatchWord? word) = Look(state, wrong, second);
            if (word is not null)
            {
                said.Add($"{second} {(word.IsWell ? "well" : "silent")} since {(word.Since - Start).TotalSeconds:0}");
                state = WatchRules.Said(state, word);
            }
        }

        Assert.Equal(["160 silent since 100", "1060 silent since 100", "1960 silent since 100", "2000 well since 100"], said);
        Assert.Equal(WatchState.Well, state);
    }

    [Fact]
    public void A_hiccup_is_told_to_nobody()
    {
        (WatchState state, _) = Look(WatchState.Well, "It cannot be reached.", 0);
        (state, WatchWord? word) = Look(state, "It cannot be reached.", 59);
        Assert.Null(word);

        (state, word) = Look(state, null, 60);

        Assert.Null(word);
        Assert.Equal(WatchState.Well, state);
    }

    [Fact]
    public void What_nobody_heard_is_said_again_with_the_next_look()
    {
        (WatchState state, _) = Look(WatchState.Well, "Gone.", 0);
        (state, WatchWord? word) = Look(state, "Gone.", 60);
        (WatchState unheard, WatchWord? again) = Look(state, "Gone.", 70);
        Assert.NotNull(word);
        Assert.NotNull(again);

        (state, WatchWord? well) = Look(WatchRules.Said(unheard, again), null, 80);
        (_, WatchWord? wellAgain) = Look(state, null, 90);

        Assert.True(well is { IsWell: true } && wellAgain is { IsWell: true });
    }

    [Fact]
    public void A_heartbeat_that_was_not_heard_for_so_long_is_told_of_at_once()
    {
        WatchFinding silent = new("It has not said that it is well.", Start);

        (_, WatchWord? word) = WatchRules.Look(
            WatchState.Well,
            silent,
            Start.AddSeconds(60),
            TimeSpan.FromSeconds(60),
            TimeSpan.FromMinutes(15)
        );

        Assert.Equal(Start, word?.Since);
    }

    private static (WatchState Next, WatchWord? Say) Look(WatchState state, string? wrong, int second)
    {
        DateTimeOffset now = Start.AddSeconds(second);
        WatchFinding? found = wrong is null ? null : new(wrong, now);
        return WatchRules.Look(state, found, now, TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(15));
    }
}
