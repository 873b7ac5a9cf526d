namespace Services86.Data.Secrets;

/// <summary>The place of a secret in the database, which its ciphertext is bound to.</summary>
/// <param name="Table">The name of the table.</param>
/// <param name="Column">The name of the column.</param>
/// <param name="RowId">The primary key of the row.</param>
internal readonly record struct SecretLocation(string Table, string Column, long RowId);
