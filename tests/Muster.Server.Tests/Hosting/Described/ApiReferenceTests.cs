// docs/openapi.json is what the server says of its API, and says all that a program needs.
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Api;

namespace Muster.Server.Tests.Hosting.Described;

public sealed class ApiReferenceTests(DescribedApi api) : IClassFixture<DescribedApi>
{
    private const string Approved = "docs/openapi.json";
    private const string Received = "artifacts/openapi.json";

    [Fact]
    public void The_document_is_the_approved_one()
    {
        string approved = RepositoryFile.Find(Approved) is { } path ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (approved == api.Text)
        {
            return;
        }

        File.WriteAllText(RepositoryFile.PathOf(Received), api.Text);
        string[] old = approved.Split('\n');
        string[] now = api.Text.Split('\n');
        int line = Enumerable
            .Range(0, Math.Max(old.Length, now.Length))
            .First(at => old.ElementAtOrDefault(at) != now.ElementAtOrDefault(at));
        Assert.Fail(
            $"The server describes its API in another way than {Approved}, first at line {line + 1}: `{old.ElementAtOrDefault(line)?.Trim()}` was approved, "
                + $"`{now.ElementAtOrDefault(line)?.Trim()}` is said now. Read the difference; when every change is meant, approve it with "
                + $"`cp {Received} {Approved}`, build again and commit it, and else mend the route that changed."
        );
    }

    [Fact]
    public async Task A_server_hands_out_the_approved_document_and_to_nobody_without_a_key()
    {
        using HttpResponseMessage answer = await api.Admin.GetAsync("/openapi/v1.json", TestContext.Current.CancellationToken);
        using HttpClient stranger = api.Server.Client();
        using HttpResponseMessage refusal = await stranger.GetAsync("/openapi/v1.json", TestContext.Current.CancellationToken);

        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(RepositoryFile.Read(Approved), await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.NotEqual(HttpStatusCode.OK, refusal.StatusCode);
    }

    [Fact]
    public async Task The_document_is_valid_OpenAPI_3_1()
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(api.Text));
        ReadResult read = await OpenApiDocument.LoadAsync(
            stream,
            OpenApiConstants.Json,
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic!.SpecificationVersion);
        Assert.Empty(read.Diagnostic.Errors.Concat(read.Diagnostic.Warnings).Select(one => $"{one.Pointer}: {one.Message}"));
        Assert.NotEmpty(read.Document!.Paths);
    }

    [Fact]
    public void Every_door_of_programs_is_described()
    {
        HashSet<(string, string)> described = [.. ApiOperation.AllOf(api.Document).Select(one => (one.Method, one.Path))];
        (string Method, string Path)[] mapped = [.. api.Doors().Select(door => (door.Method, door.Path))];

        Assert.NotEmpty(mapped);
        Stands(mapped.Where(door => !described.Contains(door)).Select(door => $"{door.Method} {door.Path} is mapped and not described."));
        Stands(described.Except(mapped).Select(one => $"{one.Item1} {one.Item2} is described and not mapped."));
    }

    [Fact]
    public void Every_door_that_reads_a_body_describes_it()
    {
        ILookup<(string, string), ApiOperation> described = ApiOperation.AllOf(api.Document).ToLookup(one => (one.Method, one.Path));

        Stands(
            api.Doors()
                .Where(door =>
                    door.Route.Metadata.OfType<System.Reflection.MethodInfo>()
                        .SelectMany(handler => handler.GetParameters())
                        .Any(parameter => parameter.ParameterType.IsAssignableTo(typeof(IBody)))
                )
                .Where(door => described[(door.Method, door.Path)].Any(one => !one.Says.TryGetProperty("requestBody", out _)))
                .Select(door => $"{door.Method} {door.Path} reads a body and does not describe it.")
        );
    }

    [Fact]
    public void Bodies_of_two_types_have_two_names() =>
        Assert.Empty(
            api.Doors()
                .SelectMany(door => door.Route.Metadata.OfType<BodyDescription>())
                .Select(body => body.Type)
                .Distinct()
                .GroupBy(type => type.Name, StringComparer.Ordinal)
                .Where(same => same.Count() > 1)
                .Select(same => string.Join(" and ", same.Select(type => type.FullName)))
        );

    [Fact]
    public void Only_doors_that_strangers_may_open_ask_for_nothing()
    {
        HashSet<(string, string)> open =
        [
            .. api.Doors()
                .Where(door => door.Route.Metadata.GetMetadata<IAllowAnonymous>() is not null)
                .Select(door => (door.Method, door.Path)),
        ];

        Stands(
            ApiOperation
                .AllOf(api.Document)
                .Where(one => open.Contains((one.Method, one.Path)) != (one.Says.GetProperty("security").GetArrayLength() == 0))
                .Select(one => $"{one} does not say rightly whether it asks who comes.")
        );
    }

    [Fact]
    public void Every_operation_has_its_own_name_a_summary_and_a_tag() => Stands(ApiRules.Names(api.Document));

    [Fact]
    public void Every_operation_describes_the_body_that_it_takes() => Stands(ApiRules.Bodies(api.Document));

    [Fact]
    public void Every_operation_describes_what_it_answers() => Stands(ApiRules.Answers(api.Document));

    [Fact]
    public void Every_operation_says_how_it_refuses() => Stands(ApiRules.Refusals(api.Document));

    [Fact]
    public void Every_operation_says_who_may_ask() => Stands(ApiRules.Security(api.Document));

    [Fact]
    public void No_schema_is_hollow() => Stands(ApiRules.Schemas(api.Document));

    [Fact]
    public void Writes_that_take_a_version_take_an_idempotency_key() => Stands(ApiRules.Headers(api.Document));

    /// <summary>That Scalar then shows the document was looked at in Chromium; its script is a public library's.</summary>
    [Fact]
    public async Task The_reference_page_loads_its_own_scripts_alone_and_each_by_the_nonce_of_its_policy()
    {
        using HttpResponseMessage answer = await api.Admin.GetAsync("/docs/", TestContext.Current.CancellationToken);
        string html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        string policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        string[] scripts = policy
            .Split(';')
            .Single(part => part.Trim().StartsWith("script-src", StringComparison.Ordinal))
            .Trim()
            .Split(' ')[1..];
        AngleSharp.Html.Dom.IHtmlScriptElement[] loaded = [.. Html.Parse(html).Scripts];

        Assert.Contains("openapi/v1.json", html, StringComparison.Ordinal);
        Assert.Equal(2, scripts.Length);
        Assert.Equal("'self'", scripts[1]);
        Assert.NotEmpty(loaded);
        Assert.All(loaded, script => Assert.Equal($"'nonce-{script.GetAttribute("nonce")}'", scripts[0]));
        foreach (string source in loaded.Select(script => script.GetAttribute("src")).OfType<string>())
        {
            using HttpResponseMessage script = await api.Admin.GetAsync("/docs/" + source, TestContext.Current.CancellationToken);
            Assert.Equal((source, HttpStatusCode.OK), (source, script.StatusCode));
            Assert.Contains("javascript", script.Content.Headers.ContentType?.MediaType, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("If-Match", "nonsense", "request.if_match")]
    [InlineData("Idempotency-Key", "not/a/key", "request.idempotency_key")]
    public async Task Writes_heed_the_headers_that_they_say_they_take(string header, string value, string code)
    {
        ApiOperation[] writes = [.. ApiOperation.AllOf(api.Document).Where(one => one.IsWrite && one.Takes(header))];
        Assert.True(writes.Length > 10, $"Only {writes.Length} writes take {header}.");
        foreach (ApiOperation write in writes)
        {
            using HttpRequestMessage request = new(new HttpMethod(write.Method), SampleRequest.PathOf(write));
            request.Headers.TryAddWithoutValidation(header, value);
            request.Content = SampleRequest.BodyOf(write, api.Document);
            using HttpResponseMessage answer = await api.Admin.SendAsync(request, TestContext.Current.CancellationToken);
            string said = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

            Assert.True(
                answer.StatusCode == HttpStatusCode.BadRequest,
                $"{write} with a bad {header} answered {answer.StatusCode}: {said}"
            );
            Assert.Equal(
                (write.ToString(), code),
                (write.ToString(), JsonDocument.Parse(said).RootElement.GetProperty("code").GetString())
            );
        }
    }

    private static void Stands(IEnumerable<string> breaches) => Assert.Empty(breaches);
}
