// What an error of SQLite means for the operator.
using Microsoft.Data.Sqlite;
using Muster.Engine.Ports;
using SQLitePCL;

namespace Muster.Storage.Sqlite;

internal static class SqliteErrors
{
    public static bool IsUniqueKey(SqliteException failed) =>
        failed.SqliteExtendedErrorCode is raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY;

    /// <summary>After a failed flush nobody knows what the disk holds: the process must not go on as if nothing had happened.</summary>
    public static bool IsLostFlush(SqliteException failed) =>
        failed.SqliteExtendedErrorCode is raw.SQLITE_IOERR_FSYNC or raw.SQLITE_IOERR_DIR_FSYNC;

    /// <summary>Whether the disk, the file or another process is to blame, and not the statement.</summary>
    public static bool IsOfTheStore(SqliteException failed) => Reason(failed) is not null;

    /// <summary>The failure in the operator's words when the store is to blame; a defect of the code is answered as it is.</summary>
    public static Exception Translate(Exception failed, string path) =>
        failed is SqliteException sqlite && Reason(sqlite) is { } reason
            ? new StoreUnavailableException($"The database {path} {reason} ({sqlite.Message})", sqlite)
            : failed;

    private static string? Reason(SqliteException failed) =>
        failed.SqliteErrorCode switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
                $"was locked by another process for more than {SqliteFile.BusyTimeoutMs / 1000} s. Nothing was written; end what holds it, or try again.",
            raw.SQLITE_FULL => "cannot grow: the disk is full. Nothing of this was written; free some space, and it goes on by itself.",
            raw.SQLITE_READONLY => "is read-only. Nothing was written; give Muster write access to the file and its directory.",
            raw.SQLITE_PERM or raw.SQLITE_AUTH =>
                "must not be opened by this user. Nothing was written; check the owner and mode of the file.",
            raw.SQLITE_CANTOPEN =>
                "cannot be opened. Nothing was written; check that the directory exists and that Muster may write in it.",
            raw.SQLITE_IOERR =>
                "cannot be read or written: the disk reports an error. Nothing of this is known to be written; check the disk.",
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => "is damaged. Nothing was written; stop Muster and restore the last backup.",
            raw.SQLITE_NOMEM => "cannot be used: no memory is left. Nothing of this was written.",
            _ => null,
        };
}
