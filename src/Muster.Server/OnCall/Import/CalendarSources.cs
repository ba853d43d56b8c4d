// The sources of imported calendars, one row a schedule.
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Server.OnCall.Import;

/// <summary>An address of a private calendar opens it to whoever has it, so it is kept protected and never told.</summary>
internal sealed class CalendarSources(IViewStore views, IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Muster.ImportedCalendar");

    /// <summary>As the other, for those who need no address.</summary>
    public static async Task<(CalendarSource Source, View Row)?> FindAsync(
        IViewStore views,
        ScheduleId schedule,
        CancellationToken cancel
    ) => await views.FindAsync(Views.CalendarSource, schedule.Value, cancel) is { } row ? (row.Row<CalendarSource>(), row) : null;

    /// <summary>The source of a schedule's calendar with its row; null when none was imported.</summary>
    public Task<(CalendarSource Source, View Row)?> FindAsync(ScheduleId schedule, CancellationToken cancel) =>
        FindAsync(views, schedule, cancel);

    public async Task<IReadOnlyList<CalendarSource>> AllAsync(CancellationToken cancel) =>
        [.. (await views.AllAsync(Views.CalendarSource, [Views.Open], cancel)).Select(row => row.Row<CalendarSource>())];

    /// <param name="read">The row as it was read; null for whatever stands there.</param>
    public static void Put(Work work, CalendarSource source, View? read)
    {
        View row = new(Views.CalendarSource, source.Schedule.Value, Views.Open, work.Now, "", ViewJson.Write(source));
        if (read is null)
        {
            work.Put(row);
        }
        else
        {
            work.Put(row, read);
        }
    }

    public string Protect(Uri address) => _protector.Protect(address.AbsoluteUri);

    /// <summary>The address in the clear; null when the keys that protected it are gone.</summary>
    public Uri? Address(CalendarSource source)
    {
        try
        {
            return source.Address is { } kept ? new Uri(_protector.Unprotect(kept)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
