// `muster config`: every setting, its value and where it comes from.
using System.CommandLine;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Server.Hosting;

namespace Muster.Cli.Settings;

internal static class ConfigCommand
{
    public static Command Create()
    {
        Command command = new("config", "List every setting with its value and where the value comes from. Secrets are not shown.")
        {
            Output.Json,
        };
        command.SetAction(parsed =>
        {
            MusterConfiguration configuration = MusterConfiguration.Read();
            parsed.Screen().Answer(configuration.Values.Select(Item).ToArray(), () => Show(configuration));
            foreach (
                string line in configuration.Warnings.Concat(
                    configuration.Mistakes.Select(mistake => $"{mistake.Field}: {mistake.Message}")
                )
            )
            {
                Screen.Aside("muster: " + line);
            }

            return configuration.Mistakes.IsEmpty ? ExitCode.Done : ExitCode.Usage;
        });
        return command;
    }

    private static object Item(SettingValue value) =>
        new
        {
            value.Setting.Name,
            Value = value.Setting.IsSecret ? null : value.Value,
            IsSet = value.Value is not null,
            value.Source,
            value.Setting.Default,
            value.Setting.Meaning,
        };

    private static void Show(MusterConfiguration configuration)
    {
        foreach (SettingValue value in configuration.Values)
        {
            Screen.Line($"{value.Setting.Name} = {value.Shown}{(value.Value is null ? "" : $"  (from {value.Source})")}");
            Screen.Line("    " + value.Setting.Meaning);
        }

        Screen.Line();
        Screen.Line(
            $"Each can stand in muster.json as well, in lower case and without the prefix: \"{MusterSetting.PublicUrl.FileName}\"."
        );
    }
}
