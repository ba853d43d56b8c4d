// The form of a token, and what its checksum catches.
using Muster.Storage.Access;

namespace Muster.Storage.Tests.Access;

public sealed class ApiKeyTokenTests
{
    [Theory]
    [InlineData(ApiKeyScope.Intake, "mstr_ik_")]
    [InlineData(ApiKeyScope.Api, "mstr_api_")]
    public void A_token_has_its_prefix_and_forty_nine_digits(string scope, string prefix)
    {
        HashSet<string> tokens = [.. Enumerable.Range(0, 200).Select(_ => ApiKeyToken.New(scope))];

        Assert.Equal(200, tokens.Count);
        Assert.All(tokens, token => Assert.Matches($"^{prefix}[0-9A-Za-z]{{49}}$", token));
        Assert.All(tokens, token => Assert.True(ApiKeyToken.IsWellFormed(token), token));
    }

    [Fact]
    public void Any_one_wrong_character_is_noticed()
    {
        string token = ApiKeyToken.New(ApiKeyScope.Intake);
        for (int at = 0; at < token.Length; at++)
        {
            char other = token[at] == 'x' ? 'y' : 'x';
            Assert.False(ApiKeyToken.IsWellFormed(token[..at] + other + token[(at + 1)..]), $"character {at}");
        }
    }

    [Fact]
    public void Two_characters_that_changed_places_are_noticed()
    {
        string token = ApiKeyToken.New(ApiKeyScope.Api);
        for (int at = 9; at < token.Length - 1; at++)
        {
            string swapped = token[..at] + token[at + 1] + token[at] + token[(at + 2)..];
            Assert.Equal(swapped == token, ApiKeyToken.IsWellFormed(swapped));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("mstr_ik_")]
    [InlineData("Bearer mstr_ik_")]
    [InlineData("ghp_0000000000000000000000000000000000000000000000000")]
    public void What_is_no_token_is_refused(string text)
    {
        string token = ApiKeyToken.New(ApiKeyScope.Intake);
        Assert.False(ApiKeyToken.IsWellFormed(text));
        Assert.False(ApiKeyToken.IsWellFormed(token + "0"));
        Assert.False(ApiKeyToken.IsWellFormed(token[..^1]));
        Assert.False(ApiKeyToken.IsWellFormed(" " + token));
    }
}
