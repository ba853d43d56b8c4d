// What the browser loads beside the html: how much it weighs, how it is cached, and that it obeys the policy.
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Muster.Server.Tests.Drivers.InMemory;
using Muster.Server.Web.Assets;

namespace Muster.Server.Tests.Web;

public sealed partial class BundleTests
{
    private static readonly Bundle Bundle = new();

    [Fact]
    public void Style_and_script_leave_room_for_the_page_in_thirty_kilobytes()
    {
        // Ten kilobytes of html, eleven of style and eight of script are twenty-nine.
        Assert.InRange(Bundle.Css.Brotli.Length, 1, 11 * 1024);
        Assert.InRange(Bundle.Script.Brotli.Length, 1, 8 * 1024);
        Assert.InRange(Bundle.Icon.Length, 1, 512);
    }

    [Fact]
    public void The_layers_are_ordered_before_the_first_rule()
    {
        Assert.StartsWith("@layer tokens, base, components, shell, pages, print;", Text(Bundle.Css).TrimStart(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_style_fetches_nothing_from_elsewhere()
    {
        Assert.DoesNotContain("@import", Text(Bundle.Css), StringComparison.Ordinal);
        Assert.DoesNotContain("url(", Text(Bundle.Css), StringComparison.Ordinal);
    }

    [Fact]
    public void The_joined_script_has_no_import_and_no_export_left()
    {
        Assert.DoesNotMatch(ModuleLine(), Text(Bundle.Script));
        Assert.Contains("function morph(", Text(Bundle.Script), StringComparison.Ordinal);
    }

    [Fact]
    public void No_name_is_exported_by_two_modules()
    {
        var names = Handed().Matches(Text(Bundle.Script)).SelectMany(match => match.Groups["names"].Value.Split(", ")).ToList();

        Assert.NotEmpty(names);
        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task An_asset_is_kept_for_ever_and_sent_in_the_readers_encoding()
    {
        await using var host = await WebHost.StartAsync();
        using var client = host.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, Bundle.Css.Url);
        request.Headers.Add("Accept-Encoding", "gzip, br");
        request.Headers.Add(SignedInAs.Header, SignedInAs.Stranger);

        using var response = await client.SendAsync(request);

        Assert.Equal("br", Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.Contains("immutable", response.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        await using var brotli = new BrotliStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var reader = new StreamReader(brotli);
        Assert.Equal(Text(Bundle.Css), await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task A_name_of_another_build_is_not_found()
    {
        await using var host = await WebHost.StartAsync();
        using var client = host.Client();

        using var response = await client.GetAsync("/assets/app.000000000000.css");

        Assert.Equal(404, (int)response.StatusCode);
    }

    [Fact]
    public async Task The_worker_is_asked_for_anew_each_time_and_keeps_pages_of_the_console_only()
    {
        await using var host = await WebHost.StartAsync();
        using var client = host.Client();

        using var worker = await client.GetAsync("/sw.js");
        using var theme = await client.GetAsync("/nowhere");

        Assert.Equal("no-cache", worker.Headers.CacheControl?.ToString());
        Assert.Contains("headers.has('x-keep')", await worker.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(theme.Headers.Contains("X-Keep"));
    }

    private static string Text(Asset asset) => Encoding.UTF8.GetString(asset.Plain);

    [GeneratedRegex(@"^\s*(import|export)\b[^(]", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ModuleLine();

    [GeneratedRegex(@"^return \{ (?<names>[^}]+) \};$", RegexOptions.Multiline, 1000)]
    private static partial Regex Handed();
}
