-- AlterEnum
ALTER TYPE "LetterKind" ADD VALUE 'payment_link';
