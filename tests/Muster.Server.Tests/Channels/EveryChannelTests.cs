// Every channel before a provider that refuses, asks to wait, breaks, babbles, hangs or shows a certificate of nobody: what is told, and whether it is tried again.
using Muster.Engine.Ports;
using Fault = Muster.Server.Tests.Channels.FaultyProvider.Fault;

namespace Muster.Server.Tests.Channels;

public sealed class EveryChannelTests(FaultyProvider provider) : IClassFixture<FaultyProvider>
{
    /// <summary>
    /// A row a way to send. By the rule of its standard a webhook may be tried again whatever it was answered, and what stands in the answer of a webhook or of a
    /// push service says nothing.
    /// </summary>
    public static TheoryData<string, string, bool, bool> Rows =>
        new()
        {
            { "webhook", "{url}" + FaultyProvider.Secret, true, false },
            { "ntfy", "{url}topic", false, true },
            { "push", "devices", false, false },
            { "sms", "+15005550010", false, true },
            { "voice", "+15005550010", false, true },
            { "slack", "U012AB3CD", false, true },
            { "mattermost", "@ana", false, true },
            { "mattermost", "{url}" + FaultyProvider.Secret, false, true },
            { "teams", "{url}" + FaultyProvider.Secret, false, true },
            { "discord", "{url}" + FaultyProvider.Secret, false, true },
            { "http", "mine/u1", false, true },
        };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Each_failure_is_told_without_a_secret_and_tried_again_where_that_may_help(
        string channel,
        string address,
        bool isRefusedOnlyForNow,
        bool isAnswerRead
    )
    {
        SendResult.Failed refused = await FailedAsync(Fault.Refuses);
        Assert.Equal((SendCause.Rejected, isRefusedOnlyForNow), (refused.Cause, refused.Retryable));
        Assert.Contains("answered 400", refused.Text, StringComparison.Ordinal);

        SendResult.Failed limited = await FailedAsync(Fault.AsksToWait);
        Assert.Equal((SendCause.RateLimited, true), (limited.Cause, limited.Retryable));
        Assert.Equal(TimeSpan.FromSeconds(7), limited.RetryAfter);

        SendResult.Failed broken = await FailedAsync(Fault.Breaks);
        Assert.Equal((SendCause.Faulty, true), (broken.Cause, broken.Retryable));
        Assert.Contains("answered 503", broken.Text, StringComparison.Ordinal);

        SendResult.Failed hung = await FailedAsync(Fault.Hangs);
        Assert.Equal((SendStage.Answer, SendCause.TimedOut, true), (hung.Stage, hung.Cause, hung.Retryable));
        Assert.Contains("did not answer in", hung.Text, StringComparison.Ordinal);

        SendResult.Failed unknown = await FailedAsync(Fault.ShowsACertificateOfNobody);
        Assert.Equal((SendStage.Secure, SendCause.Faulty, true), (unknown.Stage, unknown.Cause, unknown.Retryable));
        Assert.Contains("no secure connection", unknown.Text, StringComparison.Ordinal);

        if (isAnswerRead)
        {
            SendResult.Failed garbage = await FailedAsync(Fault.Babbles);
            Assert.Equal((SendCause.Faulty, true), (garbage.Cause, garbage.Retryable));
            Assert.Contains("Please sign in", garbage.Text, StringComparison.Ordinal);
        }
        else
        {
            Assert.IsType<SendResult.Sent>(await provider.SendAsync(channel, address, Fault.Babbles));
        }

        async Task<SendResult.Failed> FailedAsync(Fault fault)
        {
            SendResult.Failed failed = Assert.IsType<SendResult.Failed>(await provider.SendAsync(channel, address, fault));
            Assert.DoesNotContain(FaultyProvider.Secret, failed.Text, StringComparison.Ordinal);
            return failed;
        }
    }

    /// <summary>Mail servers speak another language: HostileMailServerTests and EmailTests have the same for them.</summary>
    [Fact]
    public void No_channel_is_without_a_row() =>
        Assert.Equal(
            provider.Channels.Where(name => name != "email").Order(StringComparer.Ordinal),
            Rows.Select(row => row.Data.Item1).Distinct().Order(StringComparer.Ordinal)
        );
}
