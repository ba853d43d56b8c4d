// A page in Mattermost: written by the bot, answered by its buttons and the slash command, and nothing from whoever has no token.
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Channels.Mattermost;
using Muster.Server.Tests.Drivers;
using Muster.Server.Tests.Hostile;
using Muster.Server.Web.Access;

namespace Muster.Server.Tests.Channels;

public sealed class MattermostTests
{
    private const string Token = "canary-of-the-bot";
    private const string CommandToken = "canary-of-the-command";
    private const string Room = "abcdefghijklmnopqrstuvwxyz";

    [Fact]
    public async Task A_page_is_written_by_the_bot_answered_by_its_button_and_loses_its_buttons()
    {
        await using ProviderPeer mattermost = await ProviderPeer.StartAsync(StrictMattermost.Taking(Token));
        await using MusterServer server = await StartAsync(mattermost);
        await Crowd.PutAsync(server, ("ana", new ContactMethod("mattermost", "@ana")));
        using HttpClient sender = server.Client(await server.KeyAsync());
        (await sender.PostJsonAsync("/api/v2/alerts", """[{"labels":{"alertname":"Down","job":"playback"}}]""")).EnsureSuccessStatusCode();
        Page page = await Crowd.HoldsAsync(server, now => now.Deliveries.All(one => one.State == DeliveryState.Delivered));

        JsonElement post = JsonDocument.Parse(mattermost.All.Single(asked => asked.Path == "/api/v4/posts").Body).RootElement;
        Assert.Equal("dm-ana", post.GetProperty("channel_id").GetString());
        JsonElement context = post.GetProperty("props")
            .GetProperty("attachments")[0]
            .GetProperty("actions")[0]
            .GetProperty("integration")
            .GetProperty("context");

        // A press that nobody can prove, and one by somebody whom nobody knows, change nothing.
        JsonObject forged = JsonNode.Parse(context.GetRawText())!.AsObject();
        forged["signature"] = new string('0', 64);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PressAsync(server, "ana", forged)).Status);
        forged["signature"] = context.GetProperty("signature").GetString();
        forged["action"] = MattermostButtons.Decline;
        Assert.Equal(HttpStatusCode.Unauthorized, (await PressAsync(server, "ana", forged)).Status);
        Assert.Contains(
            "does not know who you are",
            (await PressAsync(server, "eve", JsonNode.Parse(context.GetRawText())!)).Text,
            StringComparison.Ordinal
        );
        Assert.Null((await Crowd.PageAsync(server, page.Id)).Acknowledgement);

        Assert.Contains(
            "ana acknowledged it at",
            (await PressAsync(server, "ana", JsonNode.Parse(context.GetRawText())!)).Text,
            StringComparison.Ordinal
        );

        PageAcknowledgement first = (await Crowd.PageAsync(server, page.Id)).Acknowledgement!;
        Assert.Equal("mattermost:" + page.To("ana").Planned.Key, first.Via);
        string proof = ContactProof.IdOf(PersonId.Parse("ana"), "mattermost", "@ana");
        Assert.NotNull(await server.Services.GetRequiredService<IViewStore>().FindAsync(Views.Proof, proof, default));
        ProviderPeer.Asked? changed = null;
        await Muster.Peers.Until.TrueAsync(
            "the changed post",
            Crowd.Soon,
            () => Task.FromResult((changed = mattermost.All.FirstOrDefault(asked => asked.Method == "PUT")) is not null)
        );
        Assert.DoesNotContain("actions", changed!.Text, StringComparison.Ordinal);
        Assert.Contains("ana acknowledged it at", changed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Log.All, line => line.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_slash_command_is_heeded_with_its_token_alone_and_once()
    {
        await using ProviderPeer mattermost = await ProviderPeer.StartAsync(StrictMattermost.Taking(Token));
        await using MusterServer server = await StartAsync(mattermost);
        await using MusterServer without = await MusterServer.StartAsync();
        await Crowd.PutAsync(server, ("ana", new ContactMethod("mattermost", "@ana")));

        Assert.Equal(HttpStatusCode.NotFound, (await CommandAsync(without, CommandToken, "ana", "incidents")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await CommandAsync(server, "another", "ana", "declare sev2 it is down")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await CommandAsync(server, "", "ana", "declare sev2 it is down")).Status);
        Assert.Contains(
            "does not know who you are",
            (await CommandAsync(server, CommandToken, "eve", "incidents")).Text,
            StringComparison.Ordinal
        );
        Assert.Equal("No incident is open.", (await CommandAsync(server, CommandToken, "ana", "incidents")).Text);
        Assert.Contains(
            "ana has no account",
            (await CommandAsync(server, CommandToken, "ana", "declare sev2 it is down")).Text,
            StringComparison.Ordinal
        );
        await server.AccountAsync("ana", AccountRole.Responder);
        Assert.StartsWith(
            "INC-1 is declared",
            (await CommandAsync(server, CommandToken, "ana", "declare sev2 it is down")).Text,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "This was declared before",
            (await CommandAsync(server, CommandToken, "ana", "declare sev2 it is down")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_channel_hears_of_an_incident_in_one_thread_and_what_is_wrong_is_told()
    {
        await using ProviderPeer mattermost = await ProviderPeer.StartAsync(StrictMattermost.Taking(Token));
        await using MusterServer server = await StartAsync(mattermost);
        IRoom room = server.Services.GetServices<IRoom>().Single(one => one.Name == "mattermost");
        IChannel channel = server.Services.GetServices<IChannel>().Single(one => one.Name == "mattermost");
        RoomMessage declared = Messages.Room(Room, "It is down");

        Assert.IsType<SendResult.Sent>(await room.TellAsync(declared, TestContext.Current.CancellationToken));
        server.Clock.FastForward(TimeSpan.FromSeconds(4));
        Assert.IsType<SendResult.Sent>(await room.TellAsync(declared with { Key = "room/2" }, TestContext.Current.CancellationToken));
        SendResult.Failed nobody = Assert.IsType<SendResult.Failed>(
            await channel.SendAsync(Messages.Of("mattermost", "@nobody"), TestContext.Current.CancellationToken)
        );

        JsonElement[] posts =
        [
            .. mattermost.All.Where(asked => asked.Path == "/api/v4/posts").Select(asked => JsonDocument.Parse(asked.Body).RootElement),
        ];
        Assert.False(posts[0].TryGetProperty("root_id", out _));
        Assert.Equal("post1", posts[1].GetProperty("root_id").GetString());
        Assert.Contains("Unable to find the user", nobody.Text, StringComparison.Ordinal);
        Assert.False(nobody.Retryable);
    }

    private static Task<MusterServer> StartAsync(ProviderPeer mattermost) =>
        MusterServer.StartAsync(options => options with { Mattermost = new(mattermost.Url, Token, CommandToken) });

    private static async Task<(HttpStatusCode Status, string Text)> PressAsync(MusterServer server, string member, JsonNode context)
    {
        JsonObject body = new()
        {
            ["user_id"] = "u-" + member,
            ["user_name"] = member,
            ["post_id"] = "post",
            ["context"] = context.DeepClone(),
        };
        return await SaidAsync(server, MattermostChannel.ActionsPath, new StringContent(body.ToJsonString()), "ephemeral_text");
    }

    private static Task<(HttpStatusCode Status, string Text)> CommandAsync(MusterServer server, string token, string member, string text)
    {
        Dictionary<string, string> form = new(StringComparer.Ordinal)
        {
            ["token"] = token,
            ["command"] = "/muster",
            ["user_name"] = member,
            ["text"] = text,
            ["trigger_id"] = "trigger of " + text,
        };
        return SaidAsync(server, "/mattermost/command", new FormUrlEncodedContent(form), "text");
    }

    private static async Task<(HttpStatusCode Status, string Text)> SaidAsync(
        MusterServer server,
        string path,
        HttpContent content,
        string field
    )
    {
        using HttpClient client = server.Client();
        using (content)
        {
            HttpResponseMessage answer = await client.PostAsync(path, content, TestContext.Current.CancellationToken);
            JsonElement said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            return (answer.StatusCode, said.TryGetProperty(field, out JsonElement text) ? text.GetString()! : "");
        }
    }
}
