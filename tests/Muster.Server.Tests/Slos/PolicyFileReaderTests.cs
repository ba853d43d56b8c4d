// What a file of an error budget policy says, and what is said of one that is wrong.
using Muster.Core.Slos.Policies;
using Muster.Server.Slos.Document;
using Muster.Server.Slos.Pages;

namespace Muster.Server.Tests.Slos;

public sealed class PolicyFileReaderTests
{
    [Fact]
    public void A_whole_file_is_read()
    {
        PolicyReading reading = PolicyFileReader.Read(
            """
            title: Playback
            covers: { services: [playback-api], slos: [login] }
            gate: { stopAt: 5%, warnAt: 30 %, stopBurn: 14.4, warnBurn: 6, noData: ship, staleAfter: 10m, allowed: [security] }
            overrides: { people: [ana], teams: [sre], longest: 4h, secondPerson: true }
            escalation: [person:ana, schedule:streaming]
            signers: { product: [olga], engineering: [ana] }
            """
        );
        Assert.Empty(reading.Mistakes);
        BudgetPolicy policy = reading.Policy;
        Assert.Equal((0.05, 0.3, 14.4, 6d), (policy.StopAt, policy.WarnAt, policy.StopBurn, policy.WarnBurn));
        Assert.Equal((NoDataRule.Ship, TimeSpan.FromMinutes(10)), (policy.NoData, policy.StaleAfter));
        Assert.Equal((TimeSpan.FromHours(4), true), (policy.Overrides.Longest, policy.Overrides.NeedsSecond));
        Assert.True(policy.Covers(new("login"), "other") && policy.Covers(new("x"), "playback-api") && !policy.Covers(new("x"), "other"));
        Assert.Equal(2, policy.Escalation.Length);
    }

    [Fact]
    public void What_a_short_file_leaves_out_is_the_workbooks()
    {
        PolicyReading reading = PolicyFileReader.Read("title: Short\nsigners: { product: [olga], engineering: [ana] }\n");
        Assert.Empty(reading.Mistakes);
        Assert.Equal((0d, GateDefaults.WarnAt), (reading.Policy.StopAt, reading.Policy.WarnAt));
        Assert.Equal(NoDataRule.Stop, reading.Policy.NoData);
        Assert.Equal(GateDefaults.Allowed, reading.Policy.Allowed);
        Assert.False(reading.Policy.Overrides.Allow(new("ana"), []));
    }

    [Fact]
    public void The_text_that_the_form_begins_with_lacks_the_signers_alone() =>
        Assert.Equal(
            ["signers.product", "signers.engineering"],
            PolicyFileReader.Read(PolicySample.Text).Mistakes.Select(mistake => mistake.Field)
        );

    [Theory]
    [InlineData("")]
    [InlineData("- a list")]
    [InlineData("title: [1, 2")]
    public void What_is_no_policy_is_a_mistake_and_not_a_crash(string text) => Assert.NotEmpty(PolicyFileReader.Read(text).Mistakes);
}
