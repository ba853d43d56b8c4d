// What the gate says, why, and until when.
using Muster.Core.Slos;
using Muster.Core.Slos.Policies;
using Muster.Core.Tests.Kernel;
using static Muster.Core.Tests.Slos.Policies.PolicyStory;

namespace Muster.Core.Tests.Slos.Policies;

/// <summary>A day of 144,000 events at 99 % allows 1,440 bad ones.</summary>
public sealed class GateTests
{
    [Fact]
    public void It_ships_while_enough_is_left()
    {
        GateAnswer answer = Ask(Measured(10, -720, -700));
        Assert.Equal(GateVerdict.Ship, answer.Verdict);
        Assert.Equal("86.1 % of the error budget is left.", answer.Reason);
        Assert.Null(answer.Until);
        Assert.Equal(1, answer.Version?.Number);
    }

    [Fact]
    public void It_warns_when_little_is_left_and_says_when_there_is_more()
    {
        GateAnswer answer = Ask(Measured(61, -720, -700));
        Assert.Equal(GateVerdict.Warn, answer.Verdict);
        Assert.Equal("Only 15.2 % of the error budget is left; from 25 % on the policy warns.", answer.Reason);
        // 1,220 are bad and fewer than 1,080 may be: the third of the bad minutes must have left.
        Assert.Equal(At(720 + 3), answer.Until);
    }

    [Fact]
    public void It_stops_when_the_budget_is_spent_and_says_when_it_is_back()
    {
        GateAnswer answer = Ask(Measured(100, -720, -700));
        Assert.Equal(GateVerdict.Stop, answer.Verdict);
        Assert.Equal("The error budget is spent: 138.8 % of it was used.", answer.Reason);
        Assert.Equal(At(720 + 6), answer.Until);
    }

    [Fact]
    public void It_stops_at_the_share_that_the_policy_says()
    {
        GateAnswer answer = Ask(Measured(60, -720, -700), Signed(Policy with { StopAt = 0.2 }).State);
        Assert.Equal(GateVerdict.Stop, answer.Verdict);
        Assert.Equal("Only 16.6 % of the error budget is left; from 20 % on the policy stops.", answer.Reason);
    }

    [Fact]
    public void It_stops_and_warns_while_the_budget_burns()
    {
        SliLedger burning = Measured(16, -60, 120);
        GateAnswer stopped = Ask(burning);
        Assert.Equal(GateVerdict.Stop, stopped.Verdict);
        Assert.Equal(
            "33.3 % of the error budget is left, but it burns 16 times as fast as it may; above 14.4 the policy stops.",
            stopped.Reason
        );
        Assert.Null(stopped.Until);
        Assert.Equal(GateVerdict.Warn, Ask(Measured(10, -60, 120)).Verdict);
        // It stopped burning: the short window says so at once.
        Assert.Equal(GateVerdict.Ship, Ask(Measured(16, -60, -10)).Verdict);
    }

    [Fact]
    public void Without_data_it_does_what_the_policy_says()
    {
        SliLedger early = new(Start.AddDays(-1), [new SliMinute(100, 0)]);
        GateAnswer stopped = Ask(early);
        Assert.Equal(GateVerdict.Stop, stopped.Verdict);
        Assert.False(stopped.Worst.IsKnown);
        Assert.Contains("Nothing was measured in the last 15 minutes", stopped.Reason, StringComparison.Ordinal);
        BudgetPolicyBook ships = Signed(Policy with { NoData = NoDataRule.Ship }).State;
        Assert.Equal(GateVerdict.Ship, Ask(SliLedger.Empty, ships).Verdict);
        SliMinute?[] spentBefore = [new SliMinute(100, 100), .. new SliMinute?[30]];
        Assert.Equal(GateVerdict.Stop, Ask(new SliLedger(Start.AddMinutes(-31), spentBefore), ships).Verdict);
    }

    [Fact]
    public void Zero_traffic_spends_nothing()
    {
        SliMinute?[] quiet = [.. Enumerable.Repeat<SliMinute?>(new SliMinute(0, 0), 60)];
        GateAnswer answer = Ask(new(Start.AddHours(-1), quiet));
        Assert.Equal(GateVerdict.Ship, answer.Verdict);
        Assert.Equal("100 % of the error budget is left.", answer.Reason);
    }

    [Fact]
    public void A_target_of_all_is_blown_by_the_first_failure()
    {
        Slo all = SloOf(1);
        Assert.Equal(GateVerdict.Ship, Gate.Decide(Signed().State, all, [Measured(0, 0, 0)], Start, "feature").Verdict);
        GateAnswer answer = Gate.Decide(Signed().State, all, [Measured(1, -10, -9)], Start, "feature");
        Assert.Equal(GateVerdict.Stop, answer.Verdict);
        Assert.Equal("The objective lets nothing go wrong, and something did.", answer.Reason);
        Assert.Equal(At(1440 - 9), answer.Until);
    }

    [Fact]
    public void Before_anybody_signed_the_workbooks_policy_holds_and_it_says_so()
    {
        SliLedger blown = Measured(100, -720, -700);
        GateAnswer answer = Ask(blown, BudgetPolicyBook.Initial);
        Assert.Equal(GateVerdict.Stop, answer.Verdict);
        Assert.Null(answer.Version);
        Assert.EndsWith("No error budget policy is signed yet, so the workbook's holds.", answer.Reason, StringComparison.Ordinal);
        Assert.Equal(GateVerdict.Ship, Ask(blown, BudgetPolicyBook.Initial, "reliability").Verdict);
        BudgetPolicyBook other = Signed(Policy with { Services = ["login"] }).State;
        Assert.EndsWith("not about this objective, so the workbook's holds.", Ask(blown, other).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_policy_lets_through_goes_although_the_budget_is_spent()
    {
        SliLedger blown = Measured(100, -720, -700);
        Assert.Equal(GateVerdict.Ship, Ask(blown, kind: "security").Verdict);
        Assert.Equal(GateVerdict.Stop, Ask(blown, kind: "reliability").Verdict);
    }

    [Fact]
    public void An_override_lets_a_change_go_until_it_expires()
    {
        Decided<BudgetPolicyBook, BudgetPolicyCommand, BudgetPolicyEvent> book = Signed();
        book.When(PolicyStory.Ask(Ana, hours: 1));
        SliLedger blown = Measured(100, -720, -700);
        GateAnswer answer = Gate.Decide(book.State, Watched, [blown], At(11), "feature");
        Assert.Equal(GateVerdict.Ship, answer.Verdict);
        Assert.Equal("o1", answer.Override?.Id);
        Assert.Equal(At(70), answer.Until);
        Assert.Equal(
            "The error budget is spent: 138.8 % of it was used. ana overrode the gate: The payment fix must not wait.",
            answer.Reason
        );
        Assert.Equal(GateVerdict.Stop, Gate.Decide(book.State, Watched, [blown], At(70), "feature").Verdict);
    }

    [Fact]
    public void The_worst_of_several_objectives_decides()
    {
        Slo two = Watched with { Goals = [Watched.Goals[0] with { Title = "all" }, Watched.Goals[0] with { Title = "paying" }] };
        GateAnswer answer = Gate.Decide(Signed().State, two, [Measured(0, 0, 0), Measured(100, -720, -700)], Start, "feature");
        Assert.Equal("The error budget of paying is spent: 138.8 % of it was used.", answer.Reason);
        Assert.Equal(2, answer.Findings.Length);
    }

    private static GateAnswer Ask(SliLedger ledger, BudgetPolicyBook? book = null, string kind = "feature") =>
        Gate.Decide(book ?? Signed().State, Watched, [ledger], Start, kind);
}
