// Versions as ETags: which If-Match headers are read, and when a reader has the newest.
using Microsoft.AspNetCore.Http;
using Muster.Server.Web.Api;

namespace Muster.Server.Tests.Web.Api;

public sealed class VersionsTests
{
    [Theory]
    [InlineData(null, true, null)]
    [InlineData("*", true, null)]
    [InlineData("\"12\"", true, 12)]
    [InlineData("W/\"12\"", true, 12)]
    [InlineData("12", false, null)]
    [InlineData("\"12\", \"13\"", false, null)]
    [InlineData("\"-1\"", false, null)]
    [InlineData("\"\"", false, null)]
    [InlineData("\"99999999999999999999\"", false, null)]
    public void An_if_match_names_one_version_or_none(string? header, bool isRead, int? version)
    {
        DefaultHttpContext http = new();
        http.Request.Headers.IfMatch = header;

        Assert.Equal(isRead, Versions.TryAsked(http.Request, out int? asked));
        Assert.Equal(version, asked);
    }

    [Fact]
    public void A_reader_has_what_any_of_its_tags_names()
    {
        DefaultHttpContext http = new();
        http.Request.Headers.IfNoneMatch = "\"11\", W/\"12\"";

        Assert.True(Versions.Has(http.Request, 12));
        Assert.False(Versions.Has(http.Request, 13));
    }
}
