namespace Services86.Data.Secrets;

/// <summary>
/// The column, row and owner of a secret. A ciphertext can be decrypted only for the location it was made for.
/// </summary>
/// <param name="Table">The name of the table.</param>
/// <param name="Column">The name of the column.</param>
/// <param name="RowId">The primary key of the row.</param>
/// <param name="OwnerId">The id of the associate who owns the row.</param>
internal readonly record struct SecretLocation(string Table, string Column, long RowId, int OwnerId);
