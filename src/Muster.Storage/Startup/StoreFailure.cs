// Whether a failure that came through EF means that the store is unavailable.
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Muster.Engine.Ports;
using Muster.Storage.Postgres;
using Muster.Storage.Sqlite;

namespace Muster.Storage.Startup;

/// <summary>The ports say so themselves; a DbContext throws what its driver throws.</summary>
public static class StoreFailure
{
    /// <summary>The failure in the operator's words when the disk, the server or the connection is to blame; null for a defect of the code.</summary>
    public static StoreUnavailableException? Of(Exception failure, StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        for (Exception? one = failure; one is not null; one = one.InnerException)
        {
            Exception told = one switch
            {
                SqliteException => SqliteErrors.Translate(one, options.DatabaseFile),
                DbException when options.Database is { } connectionString => PostgresErrors.Translate(
                    one,
                    PostgresSource.Place(connectionString)
                ),
                _ => one,
            };
            if (told is StoreUnavailableException unavailable)
            {
                return unavailable;
            }
        }

        return null;
    }
}
