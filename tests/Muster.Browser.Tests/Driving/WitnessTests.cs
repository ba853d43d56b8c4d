// The witness must not be deaf: every kind of failure that the other tests rely on it for is made once.
using Microsoft.Playwright;
using Muster.Peers;

namespace Muster.Browser.Tests.Driving;

[Collection(OpenConsole.Name)]
public sealed class WitnessTests(OpenConsole console)
{
    private readonly Witness _witness = new();

    [Theory]
    [InlineData("setTimeout(() => { throw new Error('a broken script') })", "a broken script")]
    [InlineData("console.error('said by a script')", "said by a script")]
    [InlineData("document.body.insertAdjacentHTML('beforeend', '<p style=\"color:red\">x</p>')", "Content Security Policy")]
    [InlineData("fetch('/no-such-page')", "404")]
    public async Task A_failure_in_the_page_is_heard(string failure, string heard)
    {
        IPage page = await console.Chromium.NewPageAsync(console.Town.Muster.Url);
        _witness.Watch(page.Context);
        await page.GotoAsync("/sign-in");
        Assert.Empty(_witness.Complaints);

        await page.EvaluateAsync($"() => {{ {failure} }}");

        await Until.TrueAsync(
            $"a complaint about: {heard}",
            TimeSpan.FromSeconds(60),
            () => Task.FromResult(_witness.Complaints.Any(said => said.Contains(heard, StringComparison.Ordinal)))
        );
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Only_the_failure_that_a_test_provokes_itself_is_excused()
    {
        IPage page = await console.Chromium.NewPageAsync(console.Town.Muster.Url);
        _witness.Watch(page.Context);
        _witness.Provoked("the server responded with a status of 404");
        await page.GotoAsync("/sign-in");

        await page.EvaluateAsync("async () => { await fetch('/no-such-page'); console.error('after it'); }");

        await Until.TrueAsync(
            "the complaint that was not provoked",
            TimeSpan.FromSeconds(60),
            () => Task.FromResult(_witness.Complaints is [var only] && only.EndsWith("after it", StringComparison.Ordinal))
        );
        await page.Context.CloseAsync();
    }
}
