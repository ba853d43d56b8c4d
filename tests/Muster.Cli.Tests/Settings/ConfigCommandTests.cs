// Every setting is listed with its source, and no secret is shown.
using System.Text.Json;
using Muster.Cli.Tests.Driving;

namespace Muster.Cli.Tests.Settings;

public sealed class ConfigCommandTests
{
    [Fact]
    public async Task A_setting_is_listed_with_where_it_comes_from_and_a_secret_is_not_shown()
    {
        using Shell shell = new() { Environment = { ["MUSTER_SMTP"] = "smtp://muster:hunter2@mail.example.com:587" } };
        shell.Write("muster.json", """{ "public_url": "https://muster.example.com" }""");

        string text = (await shell.RunAsync("config")).Exits(0).Out;
        JsonElement json = JsonDocument.Parse((await shell.RunAsync("config", "--json")).Exits(0).Out).RootElement;

        Assert.Contains("MUSTER_PUBLIC_URL = https://muster.example.com  (from", text, StringComparison.Ordinal);
        Assert.Contains("MUSTER_DATA = ./data\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", text + json.GetRawText(), StringComparison.Ordinal);
        JsonElement smtp = json.EnumerateArray().Single(setting => setting.GetProperty("name").GetString() == "MUSTER_SMTP");
        Assert.Equal(("environment", true), (smtp.GetProperty("source").GetString(), smtp.GetProperty("isSet").GetBoolean()));
    }

    [Fact]
    public async Task No_secret_of_any_setting_is_shown()
    {
        string chain = new('7', 64);
        string webhook = "whsec_" + Convert.ToBase64String([.. Enumerable.Range(0, 32).Select(number => (byte)number)]);
        using Shell shell = new()
        {
            Environment =
            {
                ["MUSTER_DATABASE"] = "Host=db;Username=muster;Password=hunter2;Database=muster",
                ["MUSTER_CHAIN_KEY"] = chain,
                ["MUSTER_WEBHOOK_SECRET"] = webhook,
            },
        };

        Ran text = (await shell.RunAsync("config")).Exits(0);
        Ran json = (await shell.RunAsync("config", "--json")).Exits(0);

        Assert.All(
            new[] { "hunter2", chain, webhook },
            secret => Assert.DoesNotContain(secret, text.Out + text.Error + json.Out + json.Error, StringComparison.Ordinal)
        );
        Assert.Contains("MUSTER_DATABASE = (set, not shown)  (from environment)", text.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_mistake_is_told_and_the_exit_code_says_so()
    {
        using Shell shell = new() { Environment = { ["MUSTER_URLS"] = "nonsense", ["MUSTER_LOG"] = "loud" } };

        Ran config = (await shell.RunAsync("config")).Exits(2);
        Ran other = (await shell.RunAsync("key", "list")).Exits(2);

        Assert.All(new[] { config, other }, ran => Assert.Contains("MUSTER_URLS: ", ran.Error, StringComparison.Ordinal));
        Assert.All(new[] { config, other }, ran => Assert.Contains("MUSTER_LOG: ", ran.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_settings_of_the_command_line_itself_are_no_strangers()
    {
        using Shell shell = new() { Environment = { ["MUSTER_URL"] = "http://127.0.0.1:1", ["MUSTER_API_KEY"] = "x" } };

        Assert.Equal("", (await shell.RunAsync("config")).Exits(0).Error);
    }
}
