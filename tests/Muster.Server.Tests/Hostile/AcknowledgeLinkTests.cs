// The link that acknowledges: only whole, in time, for its own page and person, once, and only by a post.
using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Paging;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Hostile;

public sealed class AcknowledgeLinkTests
{
    private static readonly PersonId Ana = PersonId.Parse("ana");

    [Fact]
    public async Task Reading_it_by_whatever_method_changes_nothing()
    {
        await using MusterServer server = await PagedAsync();
        Page page = await Crowd.PageAsync(server);
        string path = PathOf(server, page, Ana);
        using HttpClient scanner = server.Client();
        foreach (string method in (string[])["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "PROPFIND"])
        {
            using HttpRequestMessage request = new(new HttpMethod(method), path);
            request.Headers.TryAddWithoutValidation("Sec-Purpose", "prefetch;prerender");
            request.Headers.TryAddWithoutValidation("X-HTTP-Method-Override", "POST");
            using HttpResponseMessage answer = await scanner.SendAsync(request);
            Assert.Contains((int)answer.StatusCode, method is "GET" or "HEAD" ? [200] : (int[])[401, 405]);
            Assert.True(method is not "GET" || answer.Headers.CacheControl?.NoStore is true);
        }

        Assert.Equal(HttpStatusCode.OK, (await scanner.GetAsync(path + "?_method=POST")).StatusCode);
        Assert.Null((await Crowd.PageAsync(server, page.Id)).Acknowledgement);
    }

    [Fact]
    public async Task No_bit_of_it_can_be_flipped()
    {
        await using MusterServer server = await PagedAsync();
        Page page = await Crowd.PageAsync(server);
        string token = PathOf(server, page, Ana)["/a/".Length..];
        AcknowledgeLinks links = server.Services.GetRequiredService<AcknowledgeLinks>();
        Assert.NotNull(links.Read(token));
        byte[] bytes = Base64Url.DecodeFromChars(token);
        string[] flipped = [.. Enumerable.Range(0, bytes.Length * 8).Select(bit => Flipped(bytes, bit))];

        Assert.All(flipped, one => Assert.Null(links.Read(one)));

        using HttpClient guesser = server.Client();
        foreach (string one in flipped.Where((_, index) => index % 37 == 0))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await guesser.PostAsync("/a/" + one, null)).StatusCode);
            server.Clock.FastForward(TimeSpan.FromSeconds(2));
        }

        Assert.Null((await Crowd.PageAsync(server, page.Id)).Acknowledgement);
    }

    [Fact]
    public async Task It_works_for_a_day_and_not_longer()
    {
        await using MusterServer server = await PagedAsync();
        Page page = await Crowd.PageAsync(server);
        string path = PathOf(server, page, Ana);
        using HttpClient phone = server.Client();

        server.Clock.FastForward(AcknowledgeLinks.Lifetime + TimeSpan.FromSeconds(1));

        Assert.Equal(HttpStatusCode.Gone, (await phone.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await phone.PostAsync(path, null)).StatusCode);
        Assert.Null((await Crowd.PageAsync(server, page.Id)).Acknowledgement);
    }

    [Fact]
    public async Task It_works_once_also_when_many_post_it_at_once()
    {
        await using MusterServer server = await PagedAsync();
        Page page = await Crowd.PageAsync(server);
        string path = PathOf(server, page, Ana);
        using HttpClient phone = server.Client();

        HttpStatusCode[] all = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(async _ => (await phone.PostAsync(path, null)).StatusCode)
        );

        Assert.Equal([HttpStatusCode.OK, .. Enumerable.Repeat(HttpStatusCode.Gone, 19)], all.Order());
        Assert.Equal(HttpStatusCode.Gone, (await phone.GetAsync(path)).StatusCode);
        Page answered = await Crowd.PageAsync(server, page.Id);
        Assert.Equal(Ana, answered.Acknowledgement!.By);
    }

    [Fact]
    public async Task It_opens_no_other_page_and_stands_for_nobody_else()
    {
        await using MusterServer server = await PagedAsync();
        Page page = await Crowd.PageAsync(server);
        IAcknowledgeLinks links = server.Services.GetRequiredService<IAcknowledgeLinks>();
        using HttpClient phone = server.Client();
        string other = new Uri(links.For(PageId.Parse("another-page"), Ana, "another-page/1/1/ana/email")).AbsolutePath;
        string stranger = PathOf(server, page, PersonId.Parse("nobody-at-all"));

        Assert.Equal(HttpStatusCode.NotFound, (await phone.PostAsync(other, null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await phone.GetAsync(other)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await phone.PostAsync(stranger, null)).StatusCode);
        Assert.Null((await Crowd.PageAsync(server, page.Id)).Acknowledgement);
    }

    [Fact]
    public async Task Its_token_opens_no_other_door()
    {
        await using MusterServer server = await PagedAsync();
        Page page = await Crowd.PageAsync(server);
        string token = PathOf(server, page, Ana)["/a/".Length..];
        using HttpClient thief = server.Client(token);
        foreach (string path in (string[])["/api/v2/alerts", "/api/v1/incidents", "/metrics", "/settings/keys", "/live"])
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await thief.GetAsync(path)).StatusCode);
        }

        using StringContent body = new("{}", new MediaTypeHeaderValue("application/json"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.PostAsync($"/intake/{token}/alertmanager", body)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.PutAsync($"/api/v1/pages/{page.Id}/acknowledgement", null)).StatusCode);
        using FormUrlEncodedContent password = new([new("password", "a long new password")]);
        Assert.Equal(HttpStatusCode.Gone, (await thief.PostAsync($"/set-password/ana/{token}", password)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await thief.GetAsync($"/first-run/{token}")).StatusCode);
        Assert.Null((await Crowd.PageAsync(server, page.Id)).Acknowledgement);
    }

    [Fact]
    public async Task Whoever_guesses_must_wait_and_the_right_link_then_works()
    {
        await using MusterServer server = await PagedAsync();
        Page page = await Crowd.PageAsync(server);
        using HttpClient guesser = server.Client();
        HttpStatusCode[] guesses = new HttpStatusCode[60];
        for (int number = 0; number < guesses.Length; number++)
        {
            guesses[number] = (await guesser.PostAsync($"/a/guess-{number}", null)).StatusCode;
        }

        Assert.Equal(HttpStatusCode.NotFound, guesses[0]);
        Assert.InRange(guesses.Count(one => one == HttpStatusCode.NotFound), 30, 45);
        HttpResponseMessage limited = await guesser.PostAsync("/a/guess", null);
        Assert.Equal(HttpStatusCode.TooManyRequests, limited.StatusCode);
        server.Clock.FastForward(limited.Headers.RetryAfter!.Delta!.Value);

        Assert.Equal(HttpStatusCode.OK, (await guesser.PostAsync(PathOf(server, page, Ana), null)).StatusCode);
    }

    private static async Task<MusterServer> PagedAsync()
    {
        MusterServer server = await MusterServer.StartAsync();
        await Streaming.PutAsync(server, new ContactMethod("email", "ana@example.org"));
        using HttpClient sender = server.Client(await server.KeyAsync());
        await sender.PostJsonAsync("/api/v2/alerts", """[{"labels":{"alertname":"Down","job":"playback"}}]""");
        await Crowd.PageAsync(server);
        return server;
    }

    private static string PathOf(MusterServer server, Page page, PersonId person) =>
        new Uri(server.Services.GetRequiredService<IAcknowledgeLinks>().For(page.Id, person, page.To("ana").Planned.Key)).AbsolutePath;

    private static string Flipped(byte[] bytes, int bit)
    {
        byte[] changed = [.. bytes];
        changed[bit / 8] ^= (byte)(1 << (bit % 8));
        return Base64Url.EncodeToString(changed);
    }
}
