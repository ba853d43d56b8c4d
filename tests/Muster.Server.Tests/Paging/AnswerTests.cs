// That people answer a page by its link, the API and their own account: it is theirs, it passes on, or it proves that a way reaches them.
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Tests.Drivers;
using Muster.Server.Tests.Hostile;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Paging;

public sealed class AnswerTests
{
    [Fact]
    public async Task Whoever_says_by_their_link_that_they_cannot_respond_passes_the_page_on_and_may_still_take_it()
    {
        await using MusterServer server = await PagedAsync();
        Page page = await Crowd.PageAsync(server);
        string link = LinkOf(server, page, "ana");
        using HttpClient phone = server.Client();

        string form = await phone.GetStringAsync(link, TestContext.Current.CancellationToken);
        HttpResponseMessage declined = await phone.PostAsync(link + "/decline", null, TestContext.Current.CancellationToken);

        Assert.Contains("id=\"decline\"", form, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, declined.StatusCode);
        page = await Crowd.HoldsAsync(server, now => now.Deliveries.Any(one => one.Planned.Person.Value == "ben"));
        Assert.True(page.HasDeclined(new("ana"), 1));
        Assert.Equal(HttpStatusCode.OK, (await phone.PostAsync(link, null, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal("ana", (await Crowd.PageAsync(server, page.Id)).AcknowledgedBy?.Value);
    }

    [Fact]
    public async Task Over_the_api_a_no_names_when_the_next_is_paged_and_a_key_of_nobody_says_nothing()
    {
        await using MusterServer server = await PagedAsync();
        Page page = await Crowd.PageAsync(server);
        using HttpClient ana = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
        using HttpClient script = server.Client(await server.KeyAsync(ApiKeyScope.Api, name: "script"));
        string path = $"/api/v1/pages/{page.Id}/decline";

        (HttpStatusCode nobody, JsonElement why, _) = await script.SendJsonAsync(HttpMethod.Put, path, new { });
        (HttpStatusCode done, JsonElement answer, _) = await ana.SendJsonAsync(HttpMethod.Put, path, new { });
        (HttpStatusCode unknown, _, _) = await ana.SendJsonAsync(HttpMethod.Put, "/api/v1/pages/nowhere/decline", new { });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "page.nobody"), (nobody, why.GetProperty("code").GetString()));
        Assert.Equal((HttpStatusCode.OK, "ana"), (done, answer.GetProperty("by").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, unknown);
    }

    [Fact]
    public async Task A_no_says_whether_it_passed_on_and_an_answer_that_came_late_says_by_name_whose_the_page_is()
    {
        await using MusterServer server = await PagedAsync();
        Page page = await Crowd.PageAsync(server);
        using HttpClient ana = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
        using HttpClient ben = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ben"));
        string decline = $"/api/v1/pages/{page.Id}/decline";
        string acknowledge = $"/api/v1/pages/{page.Id}/acknowledgement";

        (_, JsonElement first, _) = await ana.SendJsonAsync(HttpMethod.Put, decline, new { });
        (_, JsonElement again, _) = await ana.SendJsonAsync(HttpMethod.Put, decline, new { });
        await ben.SendJsonAsync(HttpMethod.Put, acknowledge, new { });
        (_, JsonElement late, _) = await ana.SendJsonAsync(HttpMethod.Put, acknowledge, new { });
        (HttpStatusCode over, JsonElement why, _) = await ana.SendJsonAsync(HttpMethod.Put, decline, new { });
        using Browser browser = await server.SignedInAsync("Ana");
        using HttpResponseMessage posted = await browser.PostAsync($"/pages/{page.Id}/acknowledgement");

        Assert.True(first.GetProperty("passedOn").GetBoolean());
        Assert.StartsWith("It passes on at once", first.GetProperty("says").GetString(), StringComparison.Ordinal);
        Assert.False(again.GetProperty("passedOn").GetBoolean());
        Assert.Equal("That was said before: nothing was changed.", again.GetProperty("says").GetString());
        Assert.Equal((false, "Ben"), (late.GetProperty("isYours").GetBoolean(), late.GetProperty("name").GetString()));
        Assert.Equal((HttpStatusCode.Conflict, "page.not_ringing"), (over, why.GetProperty("code").GetString()));
        Assert.StartsWith("Ben acknowledged it at ", why.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("Ben acknowledged it at ", await posted.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_is_sent_by_the_one_way_and_its_answer_proves_it()
    {
        await using MusterServer server = await MusterServer.StartAsync(DroppedMail.In);
        await Streaming.PutAsync(server, new ContactMethod("email", "ana@example.org"), new ContactMethod("email", "ana@home.example"));
        using Browser browser = await server.SignedInAsync("Ana");

        IHtmlDocument before = Html.Parse(await browser.PageAsync("/account"));
        HttpResponseMessage sent = await browser.PostAsync("/account/contacts/1/test");
        Page page = await Crowd.HoldsAsync(server, now => now.Deliveries.Any(one => one.State == DeliveryState.Delivered));
        using HttpClient phone = server.Client();
        await phone.PostAsync(LinkOf(server, page, "ana"), null, TestContext.Current.CancellationToken);
        IHtmlDocument after = Html.Parse(await browser.PageAsync("/account"));
        HttpResponseMessage gone = await browser.PostAsync("/account/contacts/7/test");

        Assert.Equal(2, before.QuerySelectorAll("#contacts li").Length);
        Assert.Contains("not proven yet", before.QuerySelector("#contact-1").Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Equal("ana@home.example", Assert.Single(page.Deliveries).Planned.Address);
        Assert.Equal(PagePurpose.Test, page.Subject!.Purpose);
        Assert.Contains("not proven yet", after.QuerySelector("#contact-0").Text(), StringComparison.Ordinal);
        Assert.Contains("you answered by it", after.QuerySelector("#contact-1").Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    private static string LinkOf(MusterServer server, Page page, string person) =>
        new Uri(
            server
                .Services.GetRequiredService<IAcknowledgeLinks>()
                .For(page.Id, new PersonId(person), page.Deliveries.First(one => one.Planned.Person.Value == person).Planned.Key)
        ).AbsolutePath;

    private static async Task<MusterServer> PagedAsync()
    {
        MusterServer server = await MusterServer.StartAsync(DroppedMail.In);
        await Streaming.PutAsync(server, new ContactMethod("email", "ana@example.org"));
        using HttpClient sender = server.Client(await server.KeyAsync());
        await sender.SendJsonAsync(
            HttpMethod.Post,
            "/api/v2/alerts",
            new[] { new { labels = new { alertname = "Down", job = "playback" } } }
        );
        await Crowd.PageAsync(server);
        return server;
    }
}
