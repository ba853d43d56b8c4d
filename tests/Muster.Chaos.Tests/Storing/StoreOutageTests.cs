// Whether a server whose store takes nothing says so, loses nothing that it accepted, and goes on by itself.
using System.Net;
using System.Text.Json;
using Muster.Chaos.Tests.Driving;
using Muster.Oracle.Driving;
using Muster.Peers;

namespace Muster.Chaos.Tests.Storing;

public sealed class StoreOutageTests
{
    private const int DiskMegabytes = 24;

    /// <summary>Smaller than what the alerts of the test need, larger than what a start needs.</summary>
    private const int LeftKilobytes = 600;

    [Fact]
    public async Task A_full_disk_is_503_at_every_door_and_red_health_and_goes_on_when_there_is_space()
    {
        await using SmallDisk disk = await MountAsync();
        await using WebhookReceiver receiver = new();
        await using Station station = await OnePerson.BuildAsync(receiver, null, ("MUSTER_DATA", disk.Path));
        await station.Muster.StartAsync();
        using Doors doors = new(station, await ReaderAsync(station));
        disk.FillUpTo(LeftKilobytes);
        List<string> accepted = await UntilRefusedAsync(doors.PostLargeAsync);
        Assert.NotEmpty(accepted);
        disk.FillUpTo(0);
        // The intake log and the database's own have room inside; small alerts take up the one, small incidents the other.
        accepted.AddRange(await UntilRefusedAsync(doors.PostSmallAsync));
        await UntilRefusedAsync(doors.DeclareAsync);
        await doors.AllRefuseAsync();
        await doors.BecomesAsync("/healthz", HttpStatusCode.ServiceUnavailable);
        Assert.Equal(HttpStatusCode.OK, await doors.StatusAsync("/api/v2/alerts"));
        Assert.Equal(HttpStatusCode.OK, await doors.StatusAsync("/alerts"));

        disk.Free();

        await GoesOnAsync(station, receiver, doors, accepted);
        await station.Muster.Process!.StopAsync();
        (int code, string said) = await station.Muster.RunAsync(null, "verify");
        Assert.True(code == 0, said + station.Muster.LastErrors);
    }

    [Fact]
    public async Task On_a_disk_that_is_read_only_it_refuses_to_start_with_one_line_and_starts_when_it_may_write()
    {
        await using SmallDisk disk = await MountAsync();
        await using WebhookReceiver receiver = new();
        await using Station station = await OnePerson.BuildAsync(receiver, null, ("MUSTER_DATA", disk.Path));
        await station.Muster.StartAsync();
        string receipt = await station.PostAsync(("alertname", "Before"), ("service", "playback-api"));
        await station.Muster.Process!.StopAsync();

        await disk.MakeAsync(readOnly: true);
        (int code, string _) = await station.Muster.RunAsync(null, "serve").WaitAsync(Station.Soon, TestContext.Current.CancellationToken);
        Assert.Equal(3, code);
        Assert.StartsWith(
            "muster: ",
            Assert.Single(station.Muster.LastErrors.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );

        await disk.MakeAsync(readOnly: false);
        await station.Muster.StartAsync();
        Assert.True(await station.IsThereAsync($"/api/v1/receipts/{receipt}"));
    }

    [Fact]
    public async Task A_directory_that_turns_read_only_is_503_at_every_door_and_red_health_and_goes_on_when_it_may_be_written()
    {
        await using LockableFolder folder = await LockableAsync();
        await using WebhookReceiver receiver = new();
        await using Station station = await OnePerson.BuildAsync(receiver, null, ("MUSTER_DATA", folder.Path));
        await station.Muster.StartAsync();
        using Doors doors = new(station, await ReaderAsync(station));
        List<string> accepted = [await station.PostAsync(("alertname", "Before."), ("service", "playback-api"))];

        await folder.LockAsync();
        await doors.AllRefuseAsync();
        await doors.BecomesAsync("/healthz", HttpStatusCode.ServiceUnavailable);
        await doors.SaysAsync("/healthz", "The intake log in ");
        await doors.SaysAsync("/healthz", "muster.db is read-only. Nothing was written; give Muster write access");
        foreach (string path in (string[])["/readyz", "/api/v2/alerts", "/alerts", $"/api/v1/receipts/{accepted[0]}"])
        {
            Assert.Equal(HttpStatusCode.OK, await doors.StatusAsync(path));
        }

        await folder.UnlockAsync();

        await GoesOnAsync(station, receiver, doors, accepted);
        await Until.TrueAsync("what came before pages too", Station.Soon, () => Task.FromResult(Reached(receiver, "Before.")));
        await station.Muster.Process!.StopAsync();
        (int code, string said) = await station.Muster.RunAsync(null, "verify");
        Assert.True(code == 0, said + station.Muster.LastErrors);
    }

    [Fact]
    public async Task A_postgresql_that_dies_is_503_at_every_door_and_red_health_and_goes_on_when_it_is_back()
    {
        await using PostgresServer postgres = await PostgresServer.StartAsync();
        await using WebhookReceiver receiver = new();
        await using Station station = await OnePerson.BuildAsync(receiver, await postgres.NewDatabaseAsync());
        await station.Muster.StartAsync();
        using Doors doors = new(station, await ReaderAsync(station));
        List<string> accepted = [];
        for (int number = 0; number < 20; number++)
        {
            accepted.Add(
                await station.PostAsync(("alertname", $"Before-{number % 3}."), ("number", $"{number}"), ("service", "playback-api"))
            );
        }

        await postgres.CrashAsync();
        await doors.AllRefuseAsync();
        foreach (string path in (string[])["/readyz", "/alerts", "/", "/api/v2/alerts", "/incidents"])
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await doors.StatusAsync(path));
        }

        await doors.BecomesAsync("/healthz", HttpStatusCode.ServiceUnavailable);
        await postgres.RunAsync();

        await GoesOnAsync(station, receiver, doors, accepted);
        await Until.TrueAsync(
            "all groups are paged",
            Station.Soon,
            () => Task.FromResult(Enumerable.Range(0, 3).All(number => Reached(receiver, $"Before-{number}.")))
        );
    }

    /// <summary>PostgreSQL takes no NUL in a text, and SQLite does: whatever carries one in must be refused or cleaned before.</summary>
    [Fact]
    public async Task No_text_that_postgresql_cannot_hold_is_an_error_of_ours()
    {
        await using PostgresServer postgres = await PostgresServer.StartAsync();
        await using WebhookReceiver receiver = new();
        await using Station station = await OnePerson.BuildAsync(receiver, await postgres.NewDatabaseAsync());
        await station.Muster.StartAsync();
        using Doors doors = new(station, await ReaderAsync(station));
        string[] paths =
        [
            "/api/v2/alerts?filter=a%3D%22%00%22",
            "/api/v2/alerts?receiver=%00",
            "/api/v2/silence/%00",
            "/api/v1/receipts/%00",
            "/api/v1/incidents?q=%00",
            "/api/v1/incidents?status=%00&cursor=%00",
            "/api/v1/incidents/%00",
            "/api/v1/alerts?cursor=%00",
            "/incidents/%00",
            "/incidents?q=%00",
            "/alerts/%00",
            "/alerts?q=%00",
            "/services/%00",
            "/people/%00",
            "/reviews/%00",
            "/a/%00",
            "/first-run/%00",
            "/set-password/%00/%00",
            "/live?t=%00",
        ];
        List<string> wrong = [];
        foreach (string path in paths)
        {
            foreach (string form in (string[])[path, path.Replace("%00", "%ED%A0%80", StringComparison.Ordinal)])
            {
                HttpStatusCode status = await doors.StatusAsync(form);
                if ((int)status >= 500)
                {
                    wrong.Add($"{form}: {(int)status}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(HttpStatusCode.BadRequest, await SignInAsync(station, "email=a%00%40example.org&password=%00"));
    }

    private static async Task<HttpStatusCode> SignInAsync(Station station, string form)
    {
        using HttpClient stranger = new() { BaseAddress = station.Muster.Url };
        using StringContent content = new(form, new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-www-form-urlencoded"));
        using HttpResponseMessage answer = await stranger.PostAsync(new Uri("/sign-in", UriKind.Relative), content);
        return answer.StatusCode;
    }

    /// <summary>Posts until nothing was taken five times in a row; answers the receipts of what was.</summary>
    private static async Task<List<string>> UntilRefusedAsync(Func<string, Task<(HttpStatusCode Status, string? Receipt)>> post)
    {
        List<string> accepted = [];
        int refused = 0;
        for (int number = 0; refused < 5; number++)
        {
            Assert.True(number < 5000, "Nothing is refused, although the disk is full.");
            (HttpStatusCode status, string? receipt) = await post($"{number}");
            if (status == HttpStatusCode.ServiceUnavailable)
            {
                refused++;
                continue;
            }

            Assert.InRange(status, HttpStatusCode.OK, HttpStatusCode.Created);
            refused = 0;
            if (receipt is not null)
            {
                accepted.Add(receipt);
            }
        }

        return accepted;
    }

    /// <summary>By itself: a new alert pages, health is green, and every receipt that was given is there.</summary>
    private static async Task GoesOnAsync(Station station, WebhookReceiver receiver, Doors doors, List<string> accepted)
    {
        await Until.TrueAsync(
            "a new alert is accepted",
            Station.Soon,
            async () => (await station.PostAsync(("alertname", "Afterwards."), ("service", "playback-api"))).Length > 0
        );
        await Until.TrueAsync("it pages", Station.Soon, () => Task.FromResult(Reached(receiver, "Afterwards.")));
        await doors.BecomesAsync("/healthz", HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, await doors.StatusAsync("/readyz"));
        foreach (string receipt in accepted)
        {
            Assert.True(await station.IsThereAsync($"/api/v1/receipts/{receipt}"), $"The receipt {receipt} is lost.");
        }

        JsonElement alerts = await station.GetAsync("/api/v2/alerts");
        Assert.DoesNotContain(
            alerts.EnumerateArray(),
            alert => alert.GetProperty("labels").GetProperty("alertname").GetString() == "Refused"
        );
    }

    private static bool Reached(WebhookReceiver receiver, string title) =>
        receiver.All.Any(taken => taken.Title.Contains(title, StringComparison.Ordinal));

    private static async Task<SmallDisk> MountAsync()
    {
        SmallDisk? disk = await SmallDisk.TryMountAsync(DiskMegabytes);
        if (disk is null)
        {
            Assert.Skip("This machine lets the test mount no file system of its own, so no disk can be filled.");
        }

        return disk;
    }

    private static async Task<LockableFolder> LockableAsync()
    {
        LockableFolder? folder = await LockableFolder.TryMakeAsync();
        if (folder is null)
        {
            Assert.Skip("Here nobody can make files immutable under whoever has them open, so no directory turns read-only.");
        }

        return folder;
    }

    private static Task<string> ReaderAsync(Station station) =>
        station.Muster.MustRunAsync(null, "key", "create", "reader", "--scope", "api");
}
