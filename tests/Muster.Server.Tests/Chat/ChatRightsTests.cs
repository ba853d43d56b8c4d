// Whoever speaks from a chat may do there what their account may, and without an account only answer what went to them.
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Server.Chat;
using Muster.Server.Tests.Drivers;
using Muster.Server.Tests.Hostile;
using Muster.Server.Web.Access;

namespace Muster.Server.Tests.Chat;

public sealed class ChatRightsTests
{
    [Fact]
    public async Task Whoever_may_not_respond_answers_no_page_and_declares_nothing()
    {
        // Bea's mail arrives: here is no Slack, and a step that reaches nobody passes the page on at once, in the end to eve.
        await using MusterServer server = await MusterServer.StartAsync(DroppedMail.In);
        await Crowd.PutAsync(server, ("vera", Slack("vera")), ("dan", Slack("dan")), ("bea", new("email", "bea@example.org")));
        await Crowd.JoinAsync(server, "eve", Slack("eve"));
        await server.AccountAsync("vera", AccountRole.Viewer);
        await server.DisableAsync(await server.AccountAsync("dan", AccountRole.Responder));
        using HttpClient sender = server.Client(await server.KeyAsync());
        (await sender.PostJsonAsync("/api/v2/alerts", """[{"labels":{"alertname":"Down","job":"playback"}}]""")).EnsureSuccessStatusCode();
        Page page = await Crowd.HoldsAsync(
            server,
            page => page.To("bea").State == DeliveryState.Delivered && page.To("vera").State != DeliveryState.Pending
        );

        // A viewer, a disabled account, and nobody's account where the page went to others.
        (string Who, string Words)[] refused =
        [
            ("vera", "account of vera is a viewer's"),
            ("dan", "account of dan is disabled"),
            ("eve", "eve has no account"),
        ];
        foreach ((string who, string words) in refused)
        {
            Assert.Contains(words, await WriteAsync(server, who, "ack " + page.Id), StringComparison.Ordinal);
            Assert.Contains(words, await WriteAsync(server, who, "declare sev1 it is down"), StringComparison.Ordinal);
            ChatAnswer declined = await server.Services.GetRequiredService<ChatAnswers>().DeclineAsync(page.Id, new(who), "slack:test");
            Assert.Contains(words, declined.Words, StringComparison.Ordinal);
        }

        Assert.Contains("bea has no account", await WriteAsync(server, "bea", "declare sev1 it is down"), StringComparison.Ordinal);
        Assert.Equal("No incident is open.", await WriteAsync(server, "vera", "incidents"));
        Assert.Contains("account of dan is disabled", await WriteAsync(server, "dan", "incidents"), StringComparison.Ordinal);
        Page untouched = await Crowd.PageAsync(server, page.Id);
        Assert.Equal((null, 0), (untouched.Acknowledgement, untouched.Declines.Length));
        Assert.Equal(["bea", "dan", "vera"], untouched.Deliveries.Select(delivery => delivery.Planned.Person.Value).Order());

        // It went to bea, who was written into the organisation to be paged.
        Assert.Contains("bea acknowledged it at", await WriteAsync(server, "bea", "ack " + page.Id), StringComparison.Ordinal);
    }

    private static ContactMethod Slack(string who) => new("slack", "U0" + who.ToUpperInvariant());

    private static async Task<string> WriteAsync(MusterServer server, string who, string text)
    {
        Person person = (
            await server.Services.GetRequiredService<OrganisationReader>().CurrentAsync(TestContext.Current.CancellationToken)
        ).Person(new PersonId(who))!;
        return await server
            .Services.GetRequiredService<ChatCommands>()
            .AnswerAsync(new(person, "slack:command", Operation: null), text, TestContext.Current.CancellationToken);
    }
}
